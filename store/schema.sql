CREATE TABLE state (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- From title to origins: the metadata with the corrections made by hand. `as_read`: the same without them, as JSON.
-- `reader` is the version of the reader that read the text.
CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    publisher TEXT,
    authority TEXT,
    authority_as_written TEXT,
    date TEXT,
    periods TEXT NOT NULL,
    people TEXT NOT NULL,
    framework TEXT,
    origins TEXT NOT NULL,
    as_read TEXT NOT NULL,
    text TEXT NOT NULL,
    pages TEXT NOT NULL,
    blocks TEXT NOT NULL,
    media_type TEXT NOT NULL,
    suffix TEXT NOT NULL,
    unread_pages TEXT NOT NULL,
    reader INTEGER NOT NULL,
    added TEXT NOT NULL
);
CREATE INDEX documents_by_reader ON documents (reader);

-- A source is a place that documents come from: a file's path, or an id given with a text.
-- When the file changes, its source names the new document.
CREATE TABLE sources (
    source_id TEXT PRIMARY KEY,
    path TEXT UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE
);
CREATE INDEX sources_by_document ON sources (document_id);

-- What a person said a field should be, as JSON of its columns. All sources of one document hold the same corrections.
CREATE TABLE corrections (
    made INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id TEXT NOT NULL REFERENCES sources (source_id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (source_id, field)
);

CREATE TABLE facts (
    id INTEGER PRIMARY KEY,
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    plain_name TEXT,
    plain_value TEXT,
    number TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
CREATE INDEX facts_by_document ON facts (document_id, start);
CREATE INDEX facts_by_kind ON facts (kind, document_id, start);

-- The lines of a document that may stand in others too, by a hash of their words.
CREATE TABLE lines (
    document_id TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    key INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    PRIMARY KEY (document_id, key)
) WITHOUT ROWID;
CREATE INDEX lines_by_key ON lines (key);

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
    text, context, content = 'passages', content_rowid = 'id',
    tokenize = "porter unicode61 remove_diacritics 2 separators '⁰¹²³⁴⁵⁶⁷⁸⁹'"
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

CREATE TRIGGER context_changed AFTER UPDATE OF context ON passages BEGIN
    INSERT INTO words (words, rowid, text, context) VALUES ('delete', old.id, old.text, old.context);
    INSERT INTO words (rowid, text, context) VALUES (new.id, new.text, new.context);
END;

CREATE TRIGGER vector_changed AFTER UPDATE OF vector ON passages BEGIN
    INSERT OR REPLACE INTO unindexed VALUES (new.id, 'added');
END;
