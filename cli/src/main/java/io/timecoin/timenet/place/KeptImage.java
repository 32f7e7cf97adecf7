package io.timecoin.timenet.place;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import java.util.Optional;

/** An image that a command chose stays until the file names another one than it did before. */
public final class KeptImage {
    private KeptImage() {}

    /**
     * The image that a network stays with instead of that of its file.
     *
     * @param before image of the file when it was applied last
     * @param known what is wanted now
     * @param applied what the file says
     */
    public static Optional<String> of(
            Optional<String> before, TimeNetwork known, TimeNetwork applied) {
        String image = known.getSpec().image();
        String inFile = applied.getSpec().image();
        boolean sameInFile = before.filter(inFile::equals).isPresent();
        return sameInFile && !image.equals(inFile) ? Optional.of(image) : Optional.empty();
    }

    /** Tells people that the file's image is not taken. */
    public static String notice(String network, String image) {
        return "network "
                + network
                + " stays with "
                + image
                + ", to which it was upgraded since the file was applied";
    }
}
