package io.timecoin.node.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings that were given, as text: the file's, over them the environment's, over them the flags'. */
final class GivenSettings {
    /**
     * What Kubernetes puts into the environment for a Service called {@code time-…}; it is nobody's mistake, so it is
     * not reported.
     */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("TIME_.*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_\\d+_(TCP|UDP).*)?)");

    private static final String VERSION = "TIME_VERSION";
    private static final String COMMIT = "TIME_COMMIT";

    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
    private final Problems problems;
    private JsonNode peers = MissingNode.getInstance();
    private String version = "unknown";
    private String commit = "unknown";

    /**
     * One setting's text.
     *
     * @param place where it stands, for messages
     */
    record Given(String place, String text) {}

    GivenSettings(Problems problems) {
        this.problems = problems;
    }

    void addFile(Path file) throws BadConfiguration {
        JsonNode root = YamlFile.read(file);
        if (root.isMissingNode() || root.isNull()) {
            return;
        }
        if (!root.isObject()) {
            throw new BadConfiguration(file + ": must be keys and values");
        }
        addSection(file, "", root);
    }

    private void addSection(Path file, String prefix, JsonNode section) {
        section.properties()
                .forEach(field -> addField(file, prefix + field.getKey(), field.getValue()));
    }

    private void addField(Path file, String key, JsonNode value) {
        String place = file + ": " + key;
        Optional<Setting> setting = Setting.ofKey(key);
        if (setting.isPresent() && setting.get() == Setting.PEERS) {
            peers = value;
            given.put(Setting.PEERS, new Given(place, ""));
        } else if (setting.isPresent() && value.isValueNode()) {
            if (!value.isNull()) {
                given.put(setting.get(), new Given(place, value.asText()));
            }
        } else if (setting.isPresent()) {
            problems.add(place, "must be a single value");
        } else if (Setting.isSection(key) && value.isObject()) {
            addSection(file, key + ".", value);
        } else if (!Setting.isSection(key)) {
            problems.add(place, "unknown key; known keys: " + Setting.knownKeys());
        } else if (!value.isNull()) {
            problems.add(place, "must be keys and values");
        }
    }

    void addEnvironment(Map<String, String> environment) {
        version = environment.getOrDefault(VERSION, version);
        commit = environment.getOrDefault(COMMIT, commit);
        environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(Setting.VARIABLE_PREFIX))
                .filter(variable -> !SERVICE_LINK.matcher(variable.getKey()).matches())
                .filter(variable -> !variable.getKey().equals(VERSION))
                .filter(variable -> !variable.getKey().equals(COMMIT))
                .sorted(Map.Entry.comparingByKey())
                .forEach(this::addVariable);
    }

    private void addVariable(Map.Entry<String, String> variable) {
        String place = "environment variable " + variable.getKey();
        Setting.ofVariable(variable.getKey())
                .ifPresentOrElse(
                        setting -> addText(setting, new Given(place, variable.getValue())),
                        () ->
                                problems.add(
                                        place,
                                        "unknown; known variables: "
                                                + Setting.knownVariables()
                                                + ", "
                                                + VERSION
                                                + ", "
                                                + COMMIT));
    }

    void addFlags(Map<String, String> flags) {
        flags.forEach((key, text) -> {
            String place = "--set " + key;
            Setting.ofKey(key)
                    .ifPresentOrElse(
                            setting -> addText(setting, new Given(place, text)),
                            () ->
                                    problems.add(
                                            place,
                                            "unknown key; known keys: " + Setting.knownKeys()));
        });
    }

    private void addText(Setting setting, Given text) {
        if (setting == Setting.PEERS) {
            problems.add(text.place(), "is a list: write it in the file, or name a peersFile");
        } else {
            given.put(setting, text);
        }
    }

    Optional<Given> get(Setting setting) {
        return Optional.ofNullable(given.get(setting));
    }

    /** The list under {@code peers}, or a missing node. */
    JsonNode peers() {
        return peers;
    }

    String version() {
        return version;
    }

    String commit() {
        return commit;
    }
}
