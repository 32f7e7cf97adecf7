package io.timecoin.node.app;

import picocli.CommandLine.Option;

/** The option of commands that put other data in the place of those that tell what the key has signed. */
final class ForgetVotes {
    @Option(
            names = "--forget-votes",
            description = {
                "Go on even if what the key has signed cannot be read. Only when the network"
                        + " has moved on by a height since, or it may sign twice."
            })
    private boolean forgotten;

    boolean areForgotten() {
        return forgotten;
    }
}
