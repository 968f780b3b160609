CREATE TABLE state (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    publisher TEXT,
    authority TEXT,
    date TEXT,
    periods TEXT NOT NULL,
    text TEXT NOT NULL,
    pages TEXT NOT NULL,
    blocks TEXT NOT NULL,
    media_type TEXT NOT NULL,
    suffix TEXT NOT NULL,
    unread_pages TEXT NOT NULL,
    added TEXT NOT NULL
);

-- A source is a place that documents come from: a file's path, or an id given with a text.
-- When the file changes, its source names the new document.
CREATE TABLE sources (
    source_id TEXT PRIMARY KEY,
    path TEXT UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE
);
CREATE INDEX sources_by_document ON sources (document_id);

-- AUTOINCREMENT: the id of a removed passage is never used again, so an index that still holds it names nothing else.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    page INTEGER,
    page_end INTEGER,
    headings TEXT NOT NULL,
    context TEXT NOT NULL,
    label TEXT,
    vector BLOB NOT NULL
);
CREATE INDEX passages_by_document ON passages (document_id, start);

CREATE VIRTUAL TABLE words USING fts5 (
    text, context, content = 'passages', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- What the vector index of the current generation does not know yet.
CREATE TABLE unindexed (
    passage_id INTEGER PRIMARY KEY,
    change TEXT NOT NULL CHECK (change IN ('added', 'removed'))
);

CREATE TRIGGER passage_added AFTER INSERT ON passages BEGIN
    INSERT INTO words (rowid, text, context) VALUES (new.id, new.text, new.context);
    INSERT OR REPLACE INTO unindexed VALUES (new.id, 'added');
END;

CREATE TRIGGER passage_removed AFTER DELETE ON passages BEGIN
    INSERT INTO words (words, rowid, text, context) VALUES ('delete', old.id, old.text, old.context);
    INSERT OR REPLACE INTO unindexed VALUES (old.id, 'removed');
END;

CREATE TRIGGER vector_changed AFTER UPDATE OF vector ON passages BEGIN
    INSERT OR REPLACE INTO unindexed VALUES (new.id, 'added');
END;
