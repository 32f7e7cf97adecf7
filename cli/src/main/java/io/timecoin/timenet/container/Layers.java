package io.timecoin.timenet.container;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Layers of an image: files that change together. Each keeps its time, to the second, and its permissions: a trained
 * cache holds for jars of that time only.
 */
final class Layers {
    /** Root owns what is only read. */
    private static final String ROOT = "0:0";

    private Layers() {}

    /** Files under the paths that they have on this machine. */
    static FileEntriesLayer inPlace(String name, Collection<Path> files) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (Path file : files) {
            layer.addEntry(entry(file, file, ROOT));
        }
        return layer.build();
    }

    /** All files and folders under a folder. */
    static FileEntriesLayer tree(String name, Path folder, Path inImage) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted().toList()) {
                Path path = inImage.resolve(folder.relativize(entry).toString());
                layer.addEntry(entry(entry, path, ROOT));
            }
        }
        return layer.build();
    }

    /** Files in one folder of the image. */
    static FileEntriesLayer files(String name, List<Path> files, Path inImage) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (Path file : files) {
            layer.addEntry(entry(file, inImage.resolve(file.getFileName()), ROOT));
        }
        return layer.build();
    }

    /** An empty folder that the program may write. */
    static FileEntry writable(Path emptyFolder, Path inImage) throws IOException {
        return entry(emptyFolder, inImage, ContainerImage.USER);
    }

    private static FileEntry entry(Path file, Path inImage, String owner) throws IOException {
        return new FileEntry(
                file,
                AbsoluteUnixPath.fromPath(inImage),
                FilePermissions.fromPosixFilePermissions(Files.getPosixFilePermissions(file)),
                Files.getLastModifiedTime(file).toInstant(),
                owner);
    }
}
