-- In which stratum a person's arm was drawn: whether they are left alone, and then which of both plans; none of older trials.
ALTER TABLE plan_trial_people ADD COLUMN alone_stratum INTEGER;
ALTER TABLE plan_trial_people ADD COLUMN plan_stratum INTEGER;
