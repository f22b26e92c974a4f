package io.github.qptv2.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Mutates whole image and video files and decodes them in a child process of bounded memory.
 *
 * <p>System properties: {@code fuzz.files} (1000), {@code fuzz.seed} (1), {@code fuzz.videos} (folder of small videos)
 * and {@code fuzz.out} (folder of results). It writes {@code results.csv} with a line for each file, and keeps all
 * files that were not refused in {@code files}, for {@code vips_check.py}.
 *
 * <p>The status is 1 if any file crashed, hung, needed too much memory or gave an undocumented exception.
 */
public final class MediaFuzz {

    private static final Set<String> GOOD = Set.of(DecodeProcess.READ, DecodeProcess.WARNED, DecodeProcess.REFUSED);
    private static final Set<String> VIDEOS = Set.of("mp4", "mov", "mkv", "webm", "avi", "ivf");
    private static final int BATCH = 1000;

    private final int files = Integer.getInteger("fuzz.files", 1000);
    private final long seed = Long.getLong("fuzz.seed", 1);
    private final Path videos = Path.of(System.getProperty("fuzz.videos", "media/src/test/resources/videos"));
    private final Path out =
            Path.of(System.getProperty("fuzz.out", "fuzz/target/media")).toAbsolutePath();
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

    /** A file before or after mutations. */
    private static final class Media {
        private final String name;
        private final byte[] bytes;

        Media(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        String extension() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    private MediaFuzz() {}

    /** Mutates, decodes and prints a row of counts for each format. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (!new MediaFuzz().run()) {
            System.exit(1);
        }
    }

    private boolean run() throws IOException, InterruptedException {
        List<Media> seeds = seeds();
        List<String> extensions =
                seeds.stream().map(Media::extension).distinct().toList();
        Files.createDirectories(out);
        try (var decoder = new Decoder(out.resolve("decoder.log"));
                var results =
                        new PrintWriter(Files.newBufferedWriter(out.resolve("results.csv"), StandardCharsets.UTF_8))) {
            results.println("file,format,seed,mutations,outcome,milliseconds,reason");
            for (int number = 0; number < files; number++) {
                String extension = extensions.get(number % extensions.size());
                List<Media> alike = seeds.stream()
                        .filter(media -> media.extension().equals(extension))
                        .toList();
                one(number, alike, decoder, results);
                if (number % BATCH == BATCH - 1) {
                    results.flush();
                    System.err.println((number + 1) + " files");
                }
            }
        }
        return report();
    }

    private List<Media> seeds() throws IOException {
        var seeds = new ArrayList<Media>();
        new ImageSeeds(64, 48).all().forEach((name, bytes) -> seeds.add(new Media(name, bytes)));
        try (Stream<Path> folder = Files.list(videos)) {
            for (Path file : folder.sorted().toList()) {
                var media = new Media(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                if (VIDEOS.contains(media.extension())) {
                    seeds.add(media);
                }
            }
        }
        return seeds;
    }

    /** The number alone determines the mutations, so that one file of a run can be made again. */
    private void one(int number, List<Media> alike, Decoder decoder, PrintWriter results)
            throws IOException, InterruptedException {
        var random = new SplittableRandom(seed * 1_000_003 + number);
        Media media = alike.get(random.nextInt(alike.size()));
        Media other = alike.get(random.nextInt(alike.size()));
        var kinds = new ArrayList<String>();
        byte[] changed = media.bytes;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            Mutation kind = Mutation.any(random);
            byte[] next = kind.apply(changed, other.bytes, random);
            changed = next.length == 0 ? changed : next;
            kinds.add(kind.name());
        }
        if (media.extension().equals("png") && random.nextBoolean()) {
            changed = PngChecksums.renewed(changed.clone());
        }
        Path file = out.resolve("files/%03d/%06d.%s".formatted(number / BATCH, number, media.extension()));
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, changed);
        long start = System.nanoTime();
        String answer = decoder.decode(file);
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        String outcome = answer.split(" ", 2)[0];
        counts.computeIfAbsent(media.extension(), format -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
        String reason = answer.substring(outcome.length())
                .strip()
                .replace(file.toString(), "FILE")
                .replace("\"", "'");
        results.printf(
                "%s,%s,%s,%s,%s,%d,\"%s\"%n",
                out.relativize(file),
                media.extension(),
                media.name,
                String.join("+", kinds),
                outcome,
                milliseconds,
                reason);
        if (outcome.equals(DecodeProcess.REFUSED)) {
            Files.delete(file);
        }
    }

    private boolean report() {
        counts.forEach((format, outcomes) -> System.out.println(format + " " + outcomes));
        var total = new TreeMap<String, Integer>();
        counts.values()
                .forEach(outcomes -> outcomes.forEach((outcome, count) -> total.merge(outcome, count, Integer::sum)));
        System.out.println("all " + total);
        return GOOD.containsAll(total.keySet());
    }
}
