package io.timecoin.timenet.command;

import picocli.CommandLine.Command;

/** Holds the commands on images. */
@Command(
        name = "image",
        synopsisSubcommandLabel = "COMMAND",
        description = "Builds and lists images of the node for this machine.")
final class ImageCommand {}
