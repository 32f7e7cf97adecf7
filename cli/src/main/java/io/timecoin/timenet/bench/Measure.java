package io.timecoin.timenet.bench;

/**
 * One thing that a benchmark measures.
 *
 * @param title what people read
 * @param unit such as {@code ms}; empty for counts
 * @param aim the figure that is aimed at
 */
record Measure(String title, String unit, Aim aim) {}
