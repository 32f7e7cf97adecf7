package io.timecoin.timenet.container;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What an image from scratch has of a system: C libraries, who its user is, how names are looked up, folders to write. */
final class SystemFiles {
    private static final Path TMP = Path.of("/tmp");

    /** So that equal content is an equal layer. */
    private static final FileTime TIME = FileTime.from(Instant.EPOCH.plusSeconds(1));

    private SystemFiles() {}

    /** The C libraries that these programs and the runtime load. */
    static FileEntriesLayer libraries(JavaRuntime runtime, Collection<Path> nativeLibraries)
            throws IOException {
        List<Path> binaries = new ArrayList<>(nativeLibraries);
        binaries.addAll(SystemLibraries.binaries(runtime.home()));
        return Layers.inPlace("c libraries", SystemLibraries.of(binaries, List.of(runtime.home())));
    }

    /** Files under {@code /etc}; they are written into a folder of this machine first. */
    static FileEntriesLayer settings(Path folder) throws IOException {
        write(folder.resolve("passwd"), "root:x:0:0::/:/none\ntime:x:65532:65532::/:/none\n");
        write(folder.resolve("group"), "root:x:0:\ntime:x:65532:\n");
        write(folder.resolve("nsswitch.conf"), "hosts: files dns\n");
        return Layers.tree("system", folder, Path.of("/etc"));
    }

    /** Folders that the program may write where the root file system is not read-only. */
    static FileEntriesLayer writable(Path emptyFolder, Collection<Path> others) throws IOException {
        Files.createDirectories(emptyFolder);
        Files.setPosixFilePermissions(emptyFolder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setLastModifiedTime(emptyFolder, TIME);
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("folders");
        layer.addEntry(Layers.writable(emptyFolder, TMP));
        for (Path other : others) {
            layer.addEntry(Layers.writable(emptyFolder, other));
        }
        return layer.build();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setLastModifiedTime(file, TIME);
        Files.setLastModifiedTime(file.getParent(), TIME);
    }
}
