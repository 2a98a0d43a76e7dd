-- Which blocks have listings in a piece of space on a night near a border of blocks, and which have listings that the place and day of another block name.
CREATE TABLE border_places (
    place TEXT NOT NULL,
    block TEXT NOT NULL,
    night INTEGER NOT NULL,
    PRIMARY KEY (place, block)
) WITHOUT ROWID;
CREATE INDEX idx_border_places_night ON border_places (night);
-- What people said of a listing goes with it to another block.
CREATE INDEX idx_review_pairs_left ON review_pairs (left_id);
CREATE INDEX idx_review_pairs_right ON review_pairs (right_id);
