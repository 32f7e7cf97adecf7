package io.timecoin.node.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Puts failures of the file system into words; Java's own messages are often the bare path. */
public final class FileErrors {
    private FileErrors() {}

    /** What went wrong, with the path, as part of a sentence. */
    public static String describe(IOException error) {
        return switch (error) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is in the way";
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            default -> String.valueOf(error.getMessage());
        };
    }
}
