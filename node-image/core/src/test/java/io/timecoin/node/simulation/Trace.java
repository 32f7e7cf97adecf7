package io.timecoin.node.simulation;

import io.timecoin.node.core.NodeEffect;
import java.io.PrintStream;

/** Prints what each node does, a line for an effect. */
final class Trace implements Observer {
    /** Characters of an effect; the rest of a block or certificate tells nothing more. */
    private static final int LENGTH = 400;

    private final PrintStream out;

    Trace(PrintStream out) {
        this.out = out;
    }

    @Override
    public void started(VirtualNode node) {
        out.printf("%s %s starts at height %d%n", node.clock(), node, node.height());
    }

    @Override
    public void performed(VirtualNode node, NodeEffect effect) {
        String text = effect.toString();
        out.printf(
                "%s %s %s%n",
                node.clock(), node, text.substring(0, Math.min(LENGTH, text.length())));
    }
}
