package io.github.qptv2.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Where a run keeps what it makes: {@code OUT/step-000010/} and so on. A checkpoint appears under its name only when
 * all of it is on the disk, so that one that is there is whole whenever the run was killed; one that was damaged later
 * is found by its hashes.
 */
public final class RunFolder implements AutoCloseable {

    private static final String PREFIX = "step-";
    private static final String UNFINISHED = ".unfinished-";

    private final Path folder;
    private final FileChannel lock;
    private final Map<String, String> always;

    private RunFolder(Path folder, FileChannel lock, Map<String, String> always) {
        this.folder = folder;
        this.lock = lock;
        this.always = Map.copyOf(always);
    }

    /** Writes the files of a checkpoint into a folder. */
    @FunctionalInterface
    public interface Contents {
        void write(Path folder) throws IOException;
    }

    /**
     * Makes the folder where it is missing, and keeps other runs out of it until it is closed.
     *
     * @param always what every checkpoint written here says of itself besides its own words
     * @throws TrainingException if another run is using it
     */
    public static RunFolder open(Path folder, Map<String, String> always) throws IOException, TrainingException {
        Files.createDirectories(folder);
        var channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw new OverlappingFileLockException();
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new TrainingException(folder + ": another run is using this folder; name another one, or end it", e);
        }
        var opened = new RunFolder(folder, channel, always);
        opened.sweep();
        return opened;
    }

    /**
     * A checkpoint that another process has found to be the newest sound one.
     *
     * @throws TrainingException if it cannot be seen from here
     */
    public static CheckpointFolder at(Path folder, long step) throws TrainingException {
        Path checkpoint = folder.resolve(name(step));
        try {
            return CheckpointFolder.read(checkpoint);
        } catch (IOException e) {
            throw new TrainingException(
                    "%s: cannot be read here (%s); all processes need the same folder".formatted(checkpoint, reason(e)),
                    e);
        }
    }

    private static String name(long step) {
        return PREFIX + "%06d".formatted(step);
    }

    /** What a killed run left half written or half deleted. */
    private void sweep() throws IOException {
        try (var entries = Files.list(folder)) {
            for (Path entry :
                    entries.filter(path -> name(path).startsWith(UNFINISHED)).toList()) {
                DurableFolders.deleteAll(entry);
            }
        }
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /** Whether there is a checkpoint, sound or not. */
    public boolean hasCheckpoints() throws IOException {
        return !checkpoints().isEmpty();
    }

    /**
     * The newest checkpoint that is as it was written.
     *
     * @param says told of every newer one that is not
     * @throws TrainingException if there are checkpoints, but no sound one
     */
    public Optional<CheckpointFolder> latest(Consumer<String> says) throws IOException, TrainingException {
        List<Path> all = checkpoints();
        for (Path checkpoint : all) {
            try {
                return Optional.of(CheckpointFolder.read(checkpoint));
            } catch (IOException e) {
                says.accept("%s is damaged (%s) and is left out".formatted(checkpoint, reason(e)));
            }
        }
        if (!all.isEmpty()) {
            throw new TrainingException(folder + ": no checkpoint is sound; remove them to begin again");
        }
        return Optional.empty();
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException missing
                ? missing.getFile() + " cannot be read"
                : String.valueOf(e.getMessage());
    }

    /** Newest first. */
    private List<Path> checkpoints() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(entry -> name(entry).matches(PREFIX + "\\d{6,}"))
                    .sorted(Comparator.comparingLong(RunFolder::step).reversed())
                    .toList();
        }
    }

    private static long step(Path checkpoint) {
        return Long.parseLong(name(checkpoint).substring(PREFIX.length()));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /**
     * Writes a checkpoint, in the place of one of the same step. When writing fails, nothing of it stays and the
     * earlier ones stand.
     *
     * @param state what to find again as {@link CheckpointFolder#state}
     */
    public void write(long step, Map<String, String> state, Contents contents) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED + UUID.randomUUID());
        try {
            Files.createDirectory(unfinished);
            contents.write(unfinished);
            var said = new TreeMap<>(state);
            said.putAll(always);
            CheckpointFolder.seal(unfinished, step, said);
            Path target = folder.resolve(name(step));
            if (Files.exists(target)) {
                discard(target);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            DurableFolders.sync(folder);
        } catch (IOException | RuntimeException e) {
            if (Files.exists(unfinished)) {
                DurableFolders.deleteAll(unfinished);
            }
            throw e;
        }
    }

    /**
     * Deletes all but the newest {@code keep} checkpoints up to a step. What lies behind it was damaged, or the run
     * would have gone on from there; its turn comes when the run is past it.
     */
    public void prune(int keep, long step) throws IOException {
        List<Path> old = checkpoints().stream()
                .filter(checkpoint -> step(checkpoint) <= step)
                .skip(keep)
                .toList();
        for (Path checkpoint : old) {
            discard(checkpoint);
        }
    }

    /** Under another name first: a checkpoint is there as a whole or not at all. */
    private void discard(Path checkpoint) throws IOException {
        Path doomed = folder.resolve(UNFINISHED + UUID.randomUUID());
        Files.move(checkpoint, doomed, StandardCopyOption.ATOMIC_MOVE);
        DurableFolders.deleteAll(doomed);
    }

    @Override
    public void close() throws IOException {
        lock.close(); // the lock goes with it
    }
}
