"""The tables of ``data.sqlite``, for those who study conferences."""

FORMAT = 1
"""``PRAGMA user_version``; raised when a table or column is taken away or changes its meaning."""

TABLES = """
CREATE TABLE languages (
  tag TEXT PRIMARY KEY,
  direction TEXT NOT NULL CHECK (direction IN ('ltr', 'rtl')),
  script TEXT NOT NULL,
  place INTEGER NOT NULL UNIQUE
) STRICT;
CREATE TABLE topics (id TEXT PRIMARY KEY) STRICT;
CREATE TABLE roles (id TEXT PRIMARY KEY, place INTEGER NOT NULL UNIQUE) STRICT;
CREATE TABLE organisations (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  country TEXT,
  parent TEXT REFERENCES organisations DEFERRABLE INITIALLY DEFERRED,
  url TEXT,
  ror TEXT
) STRICT;
CREATE TABLE places (
  id TEXT PRIMARY KEY,
  country TEXT,
  latitude REAL,
  longitude REAL,
  url TEXT
) STRICT;
CREATE TABLE speakers (
  id TEXT PRIMARY KEY,
  affiliation TEXT REFERENCES organisations,
  country TEXT,
  orcid TEXT
) STRICT;
CREATE TABLE speaker_names (
  speaker TEXT NOT NULL REFERENCES speakers,
  script TEXT NOT NULL,
  name TEXT NOT NULL,
  sort TEXT,
  language TEXT,
  place INTEGER NOT NULL,
  PRIMARY KEY (speaker, script)
) STRICT;
CREATE TABLE editions (
  id TEXT PRIMARY KEY,
  number INTEGER,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  timezone TEXT NOT NULL,
  mode TEXT NOT NULL,
  venue TEXT REFERENCES places,
  doi TEXT,
  isbn TEXT
) STRICT;
CREATE TABLE organisers (
  edition TEXT NOT NULL REFERENCES editions,
  organisation TEXT NOT NULL REFERENCES organisations,
  role TEXT NOT NULL,
  level TEXT,
  place INTEGER NOT NULL,
  PRIMARY KEY (edition, place)
) STRICT;
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  edition TEXT NOT NULL REFERENCES editions,
  kind TEXT NOT NULL,
  number INTEGER,
  place INTEGER NOT NULL,
  day TEXT,
  start_time TEXT,
  end_time TEXT,
  room TEXT,
  track TEXT
) STRICT;
CREATE TABLE session_topics (
  session TEXT NOT NULL REFERENCES sessions,
  topic TEXT NOT NULL REFERENCES topics,
  PRIMARY KEY (session, topic)
) STRICT;
CREATE TABLE session_languages (
  session TEXT NOT NULL REFERENCES sessions,
  language TEXT NOT NULL,
  PRIMARY KEY (session, language)
) STRICT;
CREATE TABLE outcomes (
  id TEXT PRIMARY KEY,
  session TEXT NOT NULL REFERENCES sessions,
  kind TEXT NOT NULL,
  number INTEGER NOT NULL
) STRICT;
CREATE TABLE contributions (
  id TEXT PRIMARY KEY,
  edition TEXT NOT NULL REFERENCES editions,
  session TEXT REFERENCES sessions,
  doi TEXT,
  licence TEXT,
  language TEXT
) STRICT;
CREATE TABLE contribution_topics (
  contribution TEXT NOT NULL REFERENCES contributions,
  topic TEXT NOT NULL REFERENCES topics,
  PRIMARY KEY (contribution, topic)
) STRICT;
CREATE TABLE appearances (
  id INTEGER PRIMARY KEY,
  speaker TEXT NOT NULL REFERENCES speakers,
  role TEXT NOT NULL REFERENCES roles,
  session TEXT REFERENCES sessions,
  contribution TEXT REFERENCES contributions,
  affiliation TEXT REFERENCES organisations,
  CHECK ((session IS NULL) <> (contribution IS NULL))
) STRICT;
CREATE TABLE texts (
  record_table TEXT NOT NULL,
  record TEXT NOT NULL,
  field TEXT NOT NULL,
  language TEXT NOT NULL REFERENCES languages,
  text TEXT NOT NULL,
  PRIMARY KEY (record_table, record, field, language)
) STRICT;
CREATE TABLE pages (
  record_table TEXT NOT NULL,
  record TEXT NOT NULL,
  language TEXT NOT NULL REFERENCES languages,
  url TEXT NOT NULL,
  PRIMARY KEY (record_table, record, language)
) STRICT;
"""
"""STRICT needs SQLite 3.37 of those who read the file (2021)."""

INDEXES = """
CREATE INDEX appearances_of_speaker ON appearances (speaker);
CREATE INDEX appearances_in_session ON appearances (session);
CREATE INDEX sessions_of_edition ON sessions (edition, place);
CREATE INDEX outcomes_of_session ON outcomes (session);
CREATE INDEX sessions_on_topic ON session_topics (topic);
"""

VIEWS = """
CREATE VIEW session_titles AS
  SELECT sessions.*, texts.language, texts.text AS title FROM sessions
  JOIN texts ON texts.record_table = 'sessions' AND texts.record = sessions.id AND texts.field = 'title';
CREATE VIEW outcome_texts AS
  SELECT outcomes.*, texts.language, texts.text FROM outcomes
  JOIN texts ON texts.record_table = 'outcomes' AND texts.record = outcomes.id AND texts.field = 'text';
CREATE VIEW organisation_names AS
  SELECT organisations.*, texts.language, texts.text AS name FROM organisations
  JOIN texts ON texts.record_table = 'organisations' AND texts.record = organisations.id AND texts.field = 'name';
"""
"""The questions that are asked most, with the texts at hand."""
