package io.timecoin.node.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.timecoin.node.store.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads YAML, and JSON as part of it. */
final class YamlFile {
    /** Bytes; thousands of peers fit, a mistaken path to something else does not. */
    private static final long MAX_SIZE = 4L << 20;

    private YamlFile() {}

    /** The file's tree; a missing node for an empty file. */
    static JsonNode read(Path file) throws BadConfiguration {
        try {
            long size = Files.size(file);
            if (size > MAX_SIZE) {
                throw new BadConfiguration(
                        file + ": " + size + " bytes; at most " + MAX_SIZE + " are allowed");
            }
            return mapper().readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new BadConfiguration(file + ": there is no such file");
        } catch (JsonProcessingException e) {
            throw new BadConfiguration(
                    file
                            + ", line "
                            + e.getLocation().getLineNr()
                            + ": not YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new BadConfiguration(file + ": cannot be read: " + FileErrors.describe(e));
        }
    }

    private static ObjectMapper mapper() {
        return new ObjectMapper(
                YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
    }
}
