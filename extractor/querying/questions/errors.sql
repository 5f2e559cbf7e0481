-- Inputs that failed, the latest run first
SELECT run, source, stage, code, message, mend FROM errors ORDER BY run DESC, source LIMIT :limit;
