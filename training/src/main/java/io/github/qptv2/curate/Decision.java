package io.github.qptv2.curate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** The later passes: reads the measurements, judges, and writes the manifest whole or not at all. */
final class Decision {

    private final CurationConfig config;
    private final Exclusions exclusions;
    private final Path measured;

    Decision(CurationConfig config, Exclusions exclusions, Path measured) {
        this.config = config;
        this.exclusions = exclusions;
        this.measured = measured;
    }

    void write(Path out, Progress progress) throws IOException {
        Candidates candidates = candidates(progress);
        Choice choice = Choice.of(candidates, config);
        Path partial = out.resolveSibling(out.getFileName() + ".partial");
        try (var lines = new RandomAccessFile(measured.toFile(), "r")) {
            write(partial, new Final(candidates, choice, lines), progress);
        }
        Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Candidates candidates(Progress progress) throws IOException {
        var candidates = new Candidates();
        try (var manifest = Manifest.open(measured)) {
            long offset = manifest.offset();
            int number = 0;
            for (var image = manifest.next(); image != null; image = manifest.next()) {
                if (alone(image).keep()) {
                    candidates.add(number, offset, (Content.Measured) image.content());
                }
                offset = manifest.offset();
                progress.at("judging", ++number, -1);
            }
        }
        return candidates;
    }

    /** What can be said without the other pictures; leaks come first, so that every one is named. */
    private Verdict alone(ImageRecord image) {
        Verdict leak = exclusions.judge(image.content());
        return leak.keep() ? Rules.content(image.content(), config) : leak;
    }

    private void write(Path partial, Final last, Progress progress) throws IOException {
        try (var manifest = Manifest.open(measured);
                BufferedWriter writer = Files.newBufferedWriter(partial)) {
            writer.append(manifest.header().write()).append('\n');
            int number = 0;
            for (var image = manifest.next(); image != null; image = manifest.next()) {
                Verdict verdict = last.isNext(number) ? last.verdict() : alone(image);
                writer.append(RecordJson.write(image.with(verdict))).append('\n');
                progress.at("writing", ++number, -1);
            }
        }
    }

    /** Walks through the candidates beside the records. */
    private final class Final {

        private final Candidates candidates;
        private final Choice choice;
        private final RandomAccessFile lines;
        private int next;

        Final(Candidates candidates, Choice choice, RandomAccessFile lines) {
            this.candidates = candidates;
            this.choice = choice;
            this.lines = lines;
        }

        boolean isNext(int number) {
            return next < candidates.size() && candidates.number(next) == number;
        }

        Verdict verdict() throws IOException {
            int candidate = next++;
            if (choice.keeper(candidate) != Choice.FREE) {
                return duplicate(candidate);
            }
            if (choice.top(candidate)) {
                return Verdict.KEEP;
            }
            CurationConfig.Prominent rule = config.foreground();
            return Verdict.drop(
                    Verdict.TOP_SHARE,
                    "must be in the upper %s by %s, got %s"
                            .formatted(
                                    Rules.number(rule.topShare()),
                                    rule.topBy().name().toLowerCase(Locale.ROOT),
                                    Rules.number(candidates.rank(candidate, rule.topBy())[0])));
        }

        private Verdict duplicate(int candidate) throws IOException {
            lines.seek(candidates.offset(choice.keeper(candidate)));
            String line = new String(lines.readLine().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            String path = RecordJson.read(line).origin().path();
            boolean same = choice.same(candidate);
            int distance = choice.distance(candidate);
            return new Verdict(
                    false,
                    same ? Verdict.DUPLICATE : Verdict.NEAR_DUPLICATE,
                    same ? "is the file " + path : "is within %d bits of %s".formatted(distance, path),
                    new Verdict.Match("", path, distance));
        }
    }
}
