"""Every way in: the command line and the page. Both call the public interface of `assistant` and keep no logic."""
