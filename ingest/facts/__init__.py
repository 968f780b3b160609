"""What a report states as a fact: grades, inspectors, dates, what needs to improve, resolutions."""
