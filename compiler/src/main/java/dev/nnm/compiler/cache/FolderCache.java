package dev.nnm.compiler.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps results in the files of a folder, for the next process. A file is written beside and moved into place, so that
 * several processes may use the folder, and carries its key and a checksum, so that a damaged one is never taken for a
 * result. A folder that cannot be used is no problem: then nothing is kept.
 *
 * <p>What is found here becomes running code, so the folder must belong to the user; one of somebody else is not used.
 */
public final class FolderCache implements CompilationCache {

    /** When the files take more than this, the oldest are deleted until they take half of it. */
    private static final long MOST_BYTES = 256L << 20;

    /** What a file counts for at least, so that there are not too many to look through. */
    private static final long LEAST_BYTES = 64L << 10;

    /** Ends the names of the files, since the user's folder may hold others too. */
    private static final String SUFFIX = ".nnm-cache";

    private static final FileAttribute<?>[] FOR_THE_USER_ALONE = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };
    private static final FileAttribute<?>[] NONE = {};

    private final Path folder;
    private final String version;
    private final long mostBytes;

    /**
     * A cache in a folder, which is made when there is something to keep.
     *
     * @param folder where
     * @param version of everything that writes results: those of another version are not found
     */
    public FolderCache(Path folder, String version) {
        this(folder, version, MOST_BYTES);
    }

    /** The same with another bound; for tests. */
    FolderCache(Path folder, String version, long mostBytes) {
        this.folder = folder;
        this.version = version;
        this.mostBytes = mostBytes;
    }

    @Override
    public Optional<byte[]> find(CacheKey key) {
        CacheKey versioned = key.and(version);
        Path file = file(versioned);
        try {
            if (!belongsToUser(folder)) {
                return Optional.empty();
            }
            byte[] result = CacheFile.decode(Files.readAllBytes(file), versioned);
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
            return Optional.of(result);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void store(CacheKey key, byte[] result) {
        CacheKey versioned = key.and(version);
        try {
            Files.createDirectories(folder, attributes());
            if (belongsToUser(folder)) {
                write(file(versioned), CacheFile.encode(versioned, result));
                deleteOld();
            }
        } catch (IOException e) {
            // nothing is kept; the next one compiles anew
        }
    }

    /** Where the result of a key is. */
    Path file(CacheKey versioned) {
        return folder.resolve(versioned.fileName() + SUFFIX);
    }

    private void write(Path file, byte[] content) throws IOException {
        Path beside = Files.createTempFile(folder, "new-", SUFFIX);
        try {
            Files.write(beside, content);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private void deleteOld() throws IOException {
        List<Kept> kept;
        try (Stream<Path> all = Files.list(folder)) {
            kept = all.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(Kept::of)
                    .sorted(Comparator.comparing(Kept::lastUse))
                    .toList();
        }
        long bytes = kept.stream().mapToLong(Kept::bytes).sum();
        if (bytes <= mostBytes) {
            return;
        }
        for (Kept oldest : kept) {
            if (bytes <= mostBytes / 2) {
                return;
            }
            Files.deleteIfExists(oldest.file());
            bytes -= oldest.bytes();
        }
    }

    /** A file of the folder; one that another process has just deleted is old and small. */
    private record Kept(Path file, FileTime lastUse, long bytes) {

        static Kept of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Kept(file, attributes.lastModifiedTime(), Math.max(LEAST_BYTES, attributes.size()));
            } catch (IOException e) {
                return new Kept(file, FileTime.fromMillis(0), LEAST_BYTES);
            }
        }
    }

    private static boolean belongsToUser(Path folder) throws IOException {
        try {
            String owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName();
            return owner.equals(System.getProperty("user.name")) || !isPosix(folder);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private FileAttribute<?>[] attributes() {
        return isPosix(folder) ? FOR_THE_USER_ALONE : NONE;
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
