package io.timecoin.crds.check;

/**
 * One thing that is wrong with a document.
 *
 * @param path the field, such as {@code spec.masternodes[1].name}; empty when it is the document as a whole
 * @param message what is wrong and what is allowed
 */
public record Problem(String path, String message) {

    /** Path and message in a line. */
    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
