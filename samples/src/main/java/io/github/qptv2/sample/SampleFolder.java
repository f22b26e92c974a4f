package io.github.qptv2.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.media.image.Image;

/**
 * A folder of synthetic images and distorted copies, and {@code samples.csv}, which lists the degradation of each.
 *
 * <p>{@code leaves.jpg} is a pristine image, {@code leaves-blur-mild.jpg} and {@code leaves-blur-severe.jpg} are
 * blurred copies. The distortion types are blur, jpeg, noise, exposure and small (downscaled and upscaled).
 */
public final class SampleFolder {

    private final Path folder;
    private final long seed;

    private SampleFolder(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
    }

    /**
     * Fills a folder, which is created if it is missing. All images are drawn in a temporary folder first, so that all
     * or none are replaced; images of an earlier call are replaced.
     *
     * @return number of images
     * @throws IOException if a file cannot be written
     * @throws ForeignFileException if the folder contains a file of another origin; then nothing is changed
     */
    public static int fill(Path folder, long seed) throws IOException {
        DemoSampleList.requireOwn(folder);
        Path absolute = folder.toAbsolutePath();
        Files.createDirectories(absolute);
        Path staging = Files.createTempDirectory(absolute, ".drawing");
        try {
            var entries = new SampleFolder(staging, seed).draw();
            DemoSampleList.write(staging, entries);
            DemoSampleList.remove(absolute);
            for (Path file : files(staging)) {
                Files.move(file, absolute.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
            }
            return entries.size();
        } finally {
            for (Path file : files(staging)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(staging);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private List<DemoSampleList.Entry> draw() throws IOException {
        var entries = new ArrayList<DemoSampleList.Entry>();
        for (Scene scene : Scene.values()) {
            Image image = scene.draw(seed);
            entries.add(save(scene.key(), image, ""));
            entries.addAll(degraded(scene, image));
        }
        return entries;
    }

    private List<DemoSampleList.Entry> degraded(Scene scene, Image image) throws IOException {
        try {
            return SampleDistortion.all().parallelStream()
                    .map(distortion -> {
                        var chain = new DegradationChain(List.of(distortion.degradation()), seed);
                        return saved(scene.key() + "-" + distortion.key(), chain.apply(image), chain.text());
                    })
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private DemoSampleList.Entry saved(String name, Image image, String chain) {
        try {
            return save(name, image, chain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DemoSampleList.Entry save(String name, Image image, String chain) throws IOException {
        Path file = folder.resolve(name + ".jpg");
        byte[] bytes = Jpegs.encoded(image);
        Files.write(file, bytes);
        return new DemoSampleList.Entry(file.getFileName().toString(), chain, DemoSampleList.checksum(bytes));
    }
}
