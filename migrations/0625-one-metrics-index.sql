-- Whoever sorts or cuts by money does it in memory, over columns; only what a day or a shop chooses is looked up.
DROP INDEX customer_metrics_net;
