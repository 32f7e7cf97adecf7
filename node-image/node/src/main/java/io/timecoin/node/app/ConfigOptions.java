package io.timecoin.node.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options by which every command finds the configuration. */
final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration of the node (default: ${DEFAULT-VALUE}).")
    private Path file = ConfigReader.DEFAULT_FILE;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting over file and environment, e.g. --set p2p.listen=127.0.0.1:24100."
                            + " May be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    Path file() {
        return file;
    }

    /** The configuration of file, environment and options. */
    NodeConfig read() throws BadConfiguration {
        return ConfigReader.read(file, System.getenv(), settings);
    }
}
