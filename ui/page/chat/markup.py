"""What always stands on the tab: the list of conversations, the conversation, the question box with its limits."""

from __future__ import annotations

STANDING = """
<div class="chat">
<aside class="threads" aria-label="Conversations">
<div class="threads-head"><h2>Conversations</h2>
<button type="button" class="close" data-do="threads"
aria-label="Close the list of conversations">&times;</button></div>
<button type="button" class="new" data-do="new">New conversation</button>
<div class="names"></div>
</aside>
<div class="talk">
<div class="talk-head">
<button type="button" class="quiet to-threads" data-do="threads" aria-expanded="false">Conversations</button>
<span class="gap"></span>
<details class="menu whole" hidden><summary class="quiet">Export<span class="wider"> conversation</span></summary><ul>
<li><a href="#" data-do="take" data-form="md" data-whole download>Markdown</a></li>
<li><a href="#" data-do="take" data-form="html" data-whole download>Page to print (HTML)</a></li>
<li><a href="#" data-do="take" data-form="zip" data-whole download>Evidence bundle (ZIP)</a></li></ul></details>
<button type="button" class="quiet" data-do="new"
aria-label="New conversation">New<span class="wider"> conversation</span></button>
</div>
<div class="conversation" role="log" aria-label="Conversation" aria-live="polite"></div>
<p class="unseen outcome" role="status" aria-live="polite"></p>
<form class="composer" aria-label="Ask">
<div class="limits" role="group" aria-label="Questions are limited to">
<span class="lead">Looks in</span><span class="all">all documents</span><ul class="chips"></ul>
<button type="button" class="add" data-do="picker" aria-expanded="false" aria-controls="limits-picker">Limit</button>
<label class="writer" hidden><span class="lead">Written by</span> <select aria-label="Language model"></select></label>
</div>
<div class="picker" id="limits-picker" role="dialog" aria-label="What to look in" hidden>
<div class="picker-parts"></div>
<div class="picker-foot"><button type="button" class="quiet" data-do="clear-limits">Clear all</button>
<button type="button" class="primary" data-do="picker">Done</button></div></div>
<div class="box"><textarea id="ask-box" aria-label="Question" rows="1" maxlength="2000"
placeholder="Ask about the documents" autocomplete="off" enterkeyhint="send"></textarea>
<button type="submit" class="primary ask">Ask</button>
<button type="button" class="primary stop" data-do="stop" hidden>Stop</button></div>
</form>
</div>
<div class="peek" role="tooltip" id="peek" hidden></div>
<dialog class="deleting" aria-labelledby="deleting-what"><h3 id="deleting-what">Delete this conversation?</h3>
<p></p><div class="choices"><button type="button" data-do="spare">Keep it</button>
<button type="button" class="danger" data-do="delete-now">Delete</button></div></dialog>
</div>
"""
