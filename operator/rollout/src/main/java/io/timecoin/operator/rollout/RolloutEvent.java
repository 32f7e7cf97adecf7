package io.timecoin.operator.rollout;

/**
 * One line for people about a decision.
 *
 * @param message a sentence: what, which masternode, measured against wanted
 */
public record RolloutEvent(EventReason reason, String message) {}
