package io.timecoin.timenet.container;

/** What an image stands on. */
sealed interface Base {
    /** The launcher of its Java. */
    String java();

    /** Nothing: the image brings its own Java, and the C libraries of this machine. */
    record Scratch(JavaRuntime runtime) implements Base {
        @Override
        public String java() {
            return JavaRuntime.IN_IMAGE.resolve("bin/java").toString();
        }
    }

    /**
     * An image with a Java in its {@code PATH}.
     *
     * @param name as a registry knows it
     */
    record Jre(String name) implements Base {
        @Override
        public String java() {
            return "java";
        }
    }
}
