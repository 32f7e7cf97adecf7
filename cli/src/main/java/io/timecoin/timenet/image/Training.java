package io.timecoin.timenet.image;

/** Runs a new image once, so that its nodes start faster. */
@FunctionalInterface
public interface Training {
    /** Leaves an image as it is. */
    Training NONE = image -> false;

    /**
     * Writes the cache of an image into its folder.
     *
     * @return false if there is none afterwards; the image works without it
     */
    boolean train(Image image);
}
