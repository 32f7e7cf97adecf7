package io.timecoin.crds.check;

/** Paths of fields as Kubernetes writes them: {@code spec.masternodes[1].name}. */
final class FieldPath {

    static final String ROOT = "";

    private FieldPath() {}

    static String field(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }

    static String item(String parent, int index) {
        return parent + "[" + index + "]";
    }

    /** A path that a rule names from where it stands, with a leading dot. */
    static String within(String parent, String fieldPath) {
        return fieldPath.isEmpty() ? parent : field(parent, fieldPath.substring(1));
    }
}
