package io.github.qptv2.cli.score;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.cli.output.TableRows;
import io.github.qptv2.monitor.PngImage;
import io.github.qptv2.report.TimeCurve;
import io.github.qptv2.scoring.SegmentScore;
import io.github.qptv2.scoring.VideoScore;

/** Plots a video's score over time, in percent of the MOS scale for calibrated models, else raw. */
final class VideoCurve {

    private VideoCurve() {}

    static PngImage of(String name, VideoScore score) {
        var mean = score.whole().percent();
        var low = score.p10Percent();
        var points = score.segments().stream().map(VideoCurve::point).toList();
        if (mean.isEmpty() || low.isEmpty()) {
            var lines = List.of(line("mean", score.whole().raw(), "%.4f"), line("p10", score.p10(), "%.4f"));
            return draw(
                    name,
                    "raw output (no unit)",
                    new TimeCurve.Course(points, lines, score.video().seconds()));
        }
        var lines = List.of(line("mean", mean.getAsDouble(), "%.1f"), line("p10", low.getAsDouble(), "%.1f"));
        return draw(
                name,
                "score (0 to 100)",
                new TimeCurve.Course(points, lines, score.video().seconds()));
    }

    private static PngImage draw(String name, String axis, TimeCurve.Course course) {
        String title = TableRows.oneLine(String.valueOf(Path.of(name).getFileName()));
        return TimeCurve.draw(new TimeCurve.Titles(title, axis), course);
    }

    private static TimeCurve.Point point(SegmentScore segment) {
        double score = segment.percent().orElse(segment.raw());
        return new TimeCurve.Point(segment.seconds(), segment.end(), score);
    }

    private static TimeCurve.Line line(String name, double value, String format) {
        return new TimeCurve.Line(name + " " + String.format(Locale.ROOT, format, value), value);
    }
}
