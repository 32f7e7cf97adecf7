package io.timecoin.crds.v1alpha1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image as {@code name:tag}, with an optional digest after it. The tag is the version that the nodes of the image
 * report.
 *
 * @param name repository, with its registry where one is written
 * @param tag the version
 */
public record ImageReference(String name, String tag) {

    /** The form that the CRD's rule on {@code spec.image} asks for. */
    public static final String PATTERN =
            "^[a-z0-9]+([._-]+[a-z0-9]+)*(:[0-9]+)?(/[a-z0-9]+([._-]+[a-z0-9]+)*)*:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}(@sha256:[a-f0-9]{64})?$";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    /**
     * Name and tag of an image.
     *
     * @throws IllegalArgumentException when the text is not of the form {@code name:tag}
     */
    public static ImageReference parse(String image) {
        Matcher matcher = FORM.matcher(image);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + image + "\" is not an image: write name:tag, such as time-node:1.0.0");
        }
        int digest = image.indexOf('@');
        String tagged = digest < 0 ? image : image.substring(0, digest);
        int colon = tagged.lastIndexOf(':');
        return new ImageReference(tagged.substring(0, colon), tagged.substring(colon + 1));
    }

    @Override
    public String toString() {
        return name + ":" + tag;
    }
}
