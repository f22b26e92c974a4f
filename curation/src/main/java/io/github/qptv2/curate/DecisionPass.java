package io.github.qptv2.curate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

import io.github.qptv2.io.AtomicOutputStream;
import io.github.qptv2.io.ProgressListener;

/** The later passes: reads the measurements, decides, and writes the manifest atomically. */
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
        try (var lines = new RandomAccessFile(measured.toFile(), "r");
                var manifest = AtomicOutputStream.open(out)) {
            write(manifest, new Final(candidates, choice, lines), progress);
            manifest.commit();
        }
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
                progress.at("deciding", ++number, -1);
            }
        }
        return candidates;
    }

    /** The decision by rules on single images; benchmark images come first, so that all of them are reported. */
    private CurationDecision alone(ImageRecord image) {
        CurationDecision leak = exclusions.decide(image.content());
        return leak.keep() ? ImageRules.content(image.content(), config) : leak;
    }

    private void write(OutputStream out, Final last, ProgressListener progress) throws IOException {
        try (var manifest = Manifest.open(measured)) {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.append(manifest.header().write()).append('\n');
            int number = 0;
            for (var image = manifest.next(); image != null; image = manifest.next()) {
                CurationDecision decision = last.isNext(number) ? last.decision() : alone(image);
                writer.append(ImageRecordJson.write(image.with(decision))).append('\n');
                progress.at("writing", ++number, -1);
            }
            writer.flush();
        }
    }

    /** Iterates over the candidates in step with the records. */
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

        CurationDecision decision() throws IOException {
            int candidate = next++;
            if (choice.original(candidate) != CandidateSelection.FREE) {
                return duplicate(candidate);
            }
            if (choice.top(candidate)) {
                return CurationDecision.KEEP;
            }
            CurationConfig.Prominent rule = config.foreground();
            return CurationDecision.drop(
                    CurationDecision.TOP_SHARE,
                    "must be in the upper %s by %s, got %s"
                            .formatted(
                                    ImageRules.number(rule.topShare()),
                                    rule.topBy().name().toLowerCase(Locale.ROOT),
                                    ImageRules.number(candidates.rank(candidate, rule.topBy())[0])));
        }

        private CurationDecision duplicate(int candidate) throws IOException {
            lines.seek(candidates.offset(choice.original(candidate)));
            String line = new String(lines.readLine().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            String path = ImageRecordJson.read(line).origin().path();
            boolean same = choice.same(candidate);
            int distance = choice.distance(candidate);
            return new CurationDecision(
                    false,
                    same ? CurationDecision.DUPLICATE : CurationDecision.NEAR_DUPLICATE,
                    same ? "is the file " + path : "is within " + distance + " bits of " + path,
                    new CurationDecision.Match("", path, distance));
        }
    }
}
