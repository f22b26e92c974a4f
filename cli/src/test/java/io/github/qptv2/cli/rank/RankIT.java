package io.github.qptv2.cli.rank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.scoring.Scorer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RankIT {

    @TempDir
    private Path folder;

    private Path model = Path.of("");
    private Path images = Path.of("");

    @BeforeEach
    void makeImages() throws IOException {
        model = Cli.microModel(folder);
        images = TestImages.folder(folder.resolve("images"), 5, 90);
        Files.copy(images.resolve("002.png"), images.resolve("copy of 002.png"));
    }

    private Cli rank(Object... args) {
        return Cli.run(Stream.concat(Stream.of("rank", "--model", model), Stream.of(args))
                .toArray());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(String jsonl) {
        return jsonl.lines()
                .map(line -> (Map<String, Object>) JsonMapper.shared().readValue(line, Map.class))
                .toList();
    }

    @Test
    void ranksFollowTheScoresAndCopiesAreOneGroup() throws IOException {
        var run = rank("--format", "jsonl", images);
        assertThat(run.exitCode()).as(run.err()).isZero();
        var rows = rows(run.out());
        assertThat(rows).hasSize(6);
        try (var scorer = Scorer.load(model)) {
            double last = Double.POSITIVE_INFINITY;
            for (var row : rows) {
                double raw = scorer.score(Path.of((String) row.get("path"))).raw();
                assertThat(row).containsEntry("raw", raw);
                assertThat(raw).isLessThanOrEqualTo(last);
                last = raw;
            }
        }
        assertThat(rows.get(0)).containsEntry("rank", 1).containsEntry("status", "ok");
        var alike = rows.stream()
                .filter(row -> String.valueOf(row.get("path")).endsWith("002.png"))
                .toList();
        assertThat(alike).hasSize(2);
        assertThat(alike.get(0))
                .containsEntry("group_best", true)
                .containsEntry("rank", alike.get(1).get("rank"));
        assertThat(alike.get(1))
                .containsEntry("group_best", false)
                .containsEntry("group", alike.get(0).get("group"));
    }

    @Test
    void failuresAreListedLast() throws IOException {
        Files.writeString(images.resolve("001.png"), "no image");
        var run = rank(images, "--top", "2");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.outLines()).hasSize(4);
        assertThat(run.outLines().get(0)).isEqualTo("  RANK   PCTL        RAW  GROUP        SIZE  PATH");
        assertThat(run.outLines().get(3))
                .isEqualTo("     -      -          -      -           -  " + images.resolve("001.png")
                        + "  error: is not an image; give JPEG, PNG, WebP, TIFF, BMP or GIF");
        assertThat(run.err()).isEqualTo("qpt: 1 of 6 inputs could not be scored; see their rows\n");
    }

    @Test
    void csvRowsHaveTheFieldsOfTheHeader() throws IOException {
        Path out = folder.resolve("ranking.csv");
        assertThat(rank(images, "--format", "csv", "--out", out).exitCode()).isZero();
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.get(0))
                .isEqualTo(
                        "rank,rank_percentile,group,group_size,group_best,order_certain,path,status,task,model,raw,mos,score,percentile,"
                                + "width,height,crops,error,frames,fps,duration,clips,p10,p10_score,warning,precision,model_hash,settings,causes,"
                                + "mos_low,mos_high,domain,domain_p,distribution,sd");
        assertThat(lines).hasSize(7).allMatch(line -> line.split(",", -1).length == 35);
        assertThat(lines.get(1)).startsWith("1,100.0,");
    }

    @Test
    void thePageHoldsEveryImageAndReplacesOnlyAPage() throws IOException {
        Path page = folder.resolve("page.html");
        assertThat(rank(images, "--report", page).exitCode()).isZero();
        String html = Files.readString(page);
        assertThat(html.split("<figure class=\"card", -1)).hasSize(7);
        assertThat(html).contains("class=\"heat\"", "href=\"images/copy%20of%20002.png\"", "data:image/jpeg;base64,");
        assertThat(rank(images, "--report", page, "--no-maps").exitCode()).isZero();
        assertThat(Files.readString(page)).doesNotContain("class=\"heat\"");

        Path letter = Files.writeString(folder.resolve("letter.html"), "Dear reader");
        var refused = rank(images, "--report", letter);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualTo("qpt: " + letter + " exists and is not an HTML page; choose another name for --report\n");
        assertThat(letter).hasContent("Dear reader");
    }

    @Test
    void wrongUsageIsOneLine() {
        assertThat(rank(images, "--top", "0").err()).startsWith("qpt: --top must be at least 1, got 0\n");
        assertThat(rank(images, "--report", folder).err())
                .startsWith("qpt: --report must be a file, got the folder " + folder);
    }
}
