package io.github.qptv2.curate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

import io.github.qptv2.io.ProgressListener;

/** The later passes: reads the measurements, judges, and writes the manifest whole or not at all. */
final class DecisionPass {

    private final CurationConfig config;
    private final BenchmarkExclusions exclusions;
    private final Path measured;

    DecisionPass(CurationConfig config, BenchmarkExclusions exclusions, Path measured) {
        this.config = config;
        this.exclusions = exclusions;
        this.measured = measured;
    }

    void write(Path out, ProgressListener progress) throws IOException {
        CurationCandidates candidates = candidates(progress);
        CandidateSelection choice = CandidateSelection.of(candidates, config);
        Path partial = out.resolveSibling(out.getFileName() + ".partial");
        try (var lines = new RandomAccessFile(measured.toFile(), "r")) {
            write(partial, new Final(candidates, choice, lines), progress);
        }
        Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private CurationCandidates candidates(ProgressListener progress) throws IOException {
        var candidates = new CurationCandidates();
        try (var manifest = Manifest.open(measured)) {
            long offset = manifest.offset();
            int number = 0;
            for (var image = manifest.next(); image != null; image = manifest.next()) {
                if (alone(image).keep()) {
                    candidates.add(number, offset, (ImageMeasurements.Measured) image.content());
                }
                offset = manifest.offset();
                progress.at("judging", ++number, -1);
            }
        }
        return candidates;
    }

    /** What can be said without the other images; leaks come first, so that every one is named. */
    private CurationVerdict alone(ImageRecord image) {
        CurationVerdict leak = exclusions.judge(image.content());
        return leak.keep() ? ImageRules.content(image.content(), config) : leak;
    }

    private void write(Path partial, Final last, ProgressListener progress) throws IOException {
        try (var manifest = Manifest.open(measured);
                BufferedWriter writer = Files.newBufferedWriter(partial)) {
            writer.append(manifest.header().write()).append('\n');
            int number = 0;
            for (var image = manifest.next(); image != null; image = manifest.next()) {
                CurationVerdict verdict = last.isNext(number) ? last.verdict() : alone(image);
                writer.append(ImageRecordJson.write(image.with(verdict))).append('\n');
                progress.at("writing", ++number, -1);
            }
        }
    }

    /** Walks through the candidates beside the records. */
    private final class Final {

        private final CurationCandidates candidates;
        private final CandidateSelection choice;
        private final RandomAccessFile lines;
        private int next;

        Final(CurationCandidates candidates, CandidateSelection choice, RandomAccessFile lines) {
            this.candidates = candidates;
            this.choice = choice;
            this.lines = lines;
        }

        boolean isNext(int number) {
            return next < candidates.size() && candidates.number(next) == number;
        }

        CurationVerdict verdict() throws IOException {
            int candidate = next++;
            if (choice.keeper(candidate) != CandidateSelection.FREE) {
                return duplicate(candidate);
            }
            if (choice.top(candidate)) {
                return CurationVerdict.KEEP;
            }
            CurationConfig.Prominent rule = config.foreground();
            return CurationVerdict.drop(
                    CurationVerdict.TOP_SHARE,
                    "must be in the upper %s by %s, got %s"
                            .formatted(
                                    ImageRules.number(rule.topShare()),
                                    rule.topBy().name().toLowerCase(Locale.ROOT),
                                    ImageRules.number(candidates.rank(candidate, rule.topBy())[0])));
        }

        private CurationVerdict duplicate(int candidate) throws IOException {
            lines.seek(candidates.offset(choice.keeper(candidate)));
            String line = new String(lines.readLine().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            String path = ImageRecordJson.read(line).origin().path();
            boolean same = choice.same(candidate);
            int distance = choice.distance(candidate);
            return new CurationVerdict(
                    false,
                    same ? CurationVerdict.DUPLICATE : CurationVerdict.NEAR_DUPLICATE,
                    same ? "is the file " + path : "is within %d bits of %s".formatted(distance, path),
                    new CurationVerdict.Match("", path, distance));
        }
    }
}
