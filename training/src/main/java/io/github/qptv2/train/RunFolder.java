package io.github.qptv2.train;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

import io.github.qptv2.io.Folders;

/**
 * The folder of a run with its checkpoints, {@code OUT/step-000010/} and so on. A checkpoint is written under another
 * name and renamed when all of it is on disk, so that a killed run leaves only complete ones. Later corruption is
 * detected by the hashes of its files.
 */
public final class RunFolder implements AutoCloseable {

    private static final String PREFIX = "step-";
    private static final String UNFINISHED = ".unfinished-";

    private final Path folder;
    private final FolderLock lock;
    private final Map<String, String> common;

    private RunFolder(Path folder, FolderLock lock, Map<String, String> common) {
        this.folder = folder;
        this.lock = lock;
        this.common = Map.copyOf(common);
    }

    /** Writes the files of a checkpoint into a folder. */
    @FunctionalInterface
    public interface Contents {
        void write(Path folder) throws IOException;
    }

    /**
     * Creates the folder where it is missing and locks it until {@link #close}.
     *
     * @param common entries added to the state of every checkpoint
     * @throws TrainingException if another run holds the lock
     */
    public static RunFolder open(Path folder, Map<String, String> common) throws IOException, TrainingException {
        Files.createDirectories(folder);
        var lock = FolderLock.open(
                folder, folder + ": another run uses this folder; name another folder, or end that run");
        var opened = new RunFolder(folder, lock, common);
        opened.deleteIncomplete();
        return opened;
    }

    /**
     * The checkpoint that the first process has selected.
     *
     * @throws TrainingException if this process cannot read it
     */
    public static CheckpointFolder at(Path folder, long step) throws TrainingException {
        Path checkpoint = folder.resolve(name(step));
        try {
            return CheckpointFolder.read(checkpoint);
        } catch (IOException e) {
            throw new TrainingException(
                    "%s: cannot be read by this process (%s); all processes need the same folder"
                            .formatted(checkpoint, reason(e)),
                    e);
        }
    }

    private static String name(long step) {
        return PREFIX + String.format(Locale.ROOT, "%06d", step);
    }

    /** Deletes the checkpoints of a complete run; its product stays. */
    public static void deleteCheckpoints(Path run) throws IOException {
        try (var steps = Files.newDirectoryStream(run, "step-*")) {
            for (Path step : steps) {
                Folders.delete(step);
            }
        }
    }

    /** Deletes partly written and partly deleted checkpoints of killed runs. */
    private void deleteIncomplete() throws IOException {
        try (var entries = Files.list(folder)) {
            for (Path entry :
                    entries.filter(path -> name(path).startsWith(UNFINISHED)).toList()) {
                Folders.delete(entry);
            }
        }
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /** Whether there is a checkpoint, intact or corrupt. */
    public boolean hasCheckpoints() throws IOException {
        return !checkpoints().isEmpty();
    }

    /**
     * The newest intact checkpoint.
     *
     * @param messages receives a line for every newer checkpoint, all of which are corrupt
     * @throws TrainingException if there are checkpoints, but all are corrupt
     */
    public Optional<CheckpointFolder> latest(Consumer<String> messages) throws IOException, TrainingException {
        List<Path> all = checkpoints();
        for (Path checkpoint : all) {
            try {
                return Optional.of(CheckpointFolder.read(checkpoint));
            } catch (IOException e) {
                messages.accept("%s is corrupt (%s) and is skipped".formatted(checkpoint, reason(e)));
            }
        }
        if (!all.isEmpty()) {
            throw new TrainingException(folder + ": all checkpoints are corrupt; remove them to start again");
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
     * Writes a checkpoint and replaces one of the same step. When writing fails, the partly written files are deleted
     * and earlier checkpoints stay.
     *
     * @param state read back as {@link CheckpointFolder#state}
     */
    public void write(long step, Map<String, String> state, Contents contents) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED + UUID.randomUUID());
        try {
            Files.createDirectory(unfinished);
            contents.write(unfinished);
            var entries = new TreeMap<>(state);
            entries.putAll(common);
            CheckpointFolder.complete(unfinished, step, entries);
            Path target = folder.resolve(name(step));
            if (Files.exists(target)) {
                discard(target);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            DurableFolders.sync(folder);
        } catch (IOException | RuntimeException e) {
            if (Files.exists(unfinished)) {
                Folders.delete(unfinished);
            }
            throw e;
        }
    }

    /**
     * Deletes all but the newest {@code keep} checkpoints up to a step. Checkpoints of later steps are corrupt, since
     * the run did not resume from them; they are deleted once the run has passed them.
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

    /** Renames a checkpoint before deleting it, so that no partly deleted one keeps its name. */
    private void discard(Path checkpoint) throws IOException {
        Path removed = folder.resolve(UNFINISHED + UUID.randomUUID());
        Files.move(checkpoint, removed, StandardCopyOption.ATOMIC_MOVE);
        Folders.delete(removed);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
