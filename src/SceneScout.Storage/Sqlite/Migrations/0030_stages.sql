-- Which stages have so much waiting that the stages before them start nothing new, and how often that began. Claims move it; held_since is null while nothing is held.
CREATE TABLE stage_holds (
    task_type TEXT PRIMARY KEY,
    held_since INTEGER,
    times INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
