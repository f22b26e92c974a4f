package io.github.qptv2.server;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.batch.RowColumn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.github.qptv2.server.ServiceFixture.images;
import static io.github.qptv2.server.ServiceFixture.lines;
import static io.github.qptv2.server.ServiceFixture.multipart;
import static io.github.qptv2.server.ServiceFixture.multipartType;
import static io.github.qptv2.server.ServiceFixture.png;
import static io.github.qptv2.server.ServiceFixture.problem;
import static io.github.qptv2.server.ServiceFixture.scores;
import static io.github.qptv2.server.ServiceFixture.zip;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Scores over HTTP are those of the library. */
class ScoresTest {

    private static ServiceFixture service;

    @BeforeAll
    static void start() throws Exception {
        service = ServiceFixture.start();
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        assertThat(service.stored()).isEmpty();
    }

    private static double raw(byte[] image) throws Exception {
        return service.scorer.score(new ByteArrayInputStream(image), "image").raw();
    }

    @Test
    void aBodyIsScoredAsByTheLibrary() throws Exception {
        byte[] image = png(120, 90, 1);
        var row = scores(service.post("/v1/scores?name=a%20b.png", "image/png", image))
                .get(0);
        assertThat(row.keySet()).containsExactlyElementsOf(RowColumn.names());
        assertThat(row)
                .containsEntry("path", "a b.png")
                .containsEntry("status", "ok")
                .containsEntry("width", 120);
        assertThat((Double) row.get("raw")).isCloseTo(raw(image), within(1e-6));
    }

    @Test
    void partsAreScoredInOrderAndFailOneByOne() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>(images(3));
        files.put("kaputt-ä.png", ServiceFixture.bytes("no image"));
        files.put("last.png", png(64, 64, 9));
        var rows = scores(service.post("/v1/scores", multipartType(), multipart(files)));
        assertThat(rows).extracting(row -> row.get("path")).containsExactlyElementsOf(files.keySet());
        for (var row : rows) {
            byte[] file = requireNonNull(files.get(String.valueOf(row.get("path"))));
            if (String.valueOf(row.get("path")).startsWith("kaputt")) {
                assertThat(row).containsEntry("status", "error").containsEntry("raw", null);
                assertThat((String) row.get("error")).isNotBlank().doesNotContain("qpt-serve");
            } else {
                assertThat((Double) row.get("raw")).isCloseTo(raw(file), within(1e-6));
            }
        }
    }

    @Test
    void anArchiveIsAnsweredLineByLine() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>(images(40));
        files.put("notes.txt", ServiceFixture.bytes("text"));
        files.put("__MACOSX/._000.png", new byte[3]);
        var response = service.post("/v1/batches", "application/zip", zip(files));
        assertThat(response.headers().firstValue("Content-Type")).contains("application/jsonl");
        assertThat(response.headers().firstValue("Qpt-Items")).contains("41");
        var rows = lines(response);
        assertThat(rows).hasSize(41);
        for (int i = 0; i < 40; i++) {
            String name = "holiday/%03d.png".formatted(i);
            assertThat(rows.get(i)).containsEntry("path", name);
            assertThat((Double) rows.get(i).get("raw")).isCloseTo(raw(requireNonNull(files.get(name))), within(1e-6));
        }
        assertThat(rows.get(40)).containsEntry("path", "notes.txt").containsEntry("status", "error");
    }

    @Test
    void partsOfABatchAreAnsweredLineByLine() throws Exception {
        var files = images(3);
        var rows = lines(service.post("/v1/batches", multipartType(), multipart(files)));
        assertThat(rows).extracting(row -> row.get("path")).containsExactlyElementsOf(files.keySet());
    }

    @Test
    void aMapHasTheCellsOfTheLibrary() throws Exception {
        byte[] image = png(128, 96, 2);
        var row =
                scores(service.post("/v1/scores?map=true", "image/png", image)).get(0);
        var expected = service.scorer.map(ImageReader.standard().read(image, "image"));
        var map = (Map<?, ?>) requireNonNull(row.get("map"));
        assertThat(map.get("columns")).isEqualTo(expected.columns());
        assertThat(map.get("rows")).isEqualTo(expected.rows());
        var values = (List<?>) requireNonNull(map.get("values"));
        assertThat(values).hasSize(expected.columns() * expected.rows());
        assertThat((Double) values.get(0)).isCloseTo(expected.at(0, 0), within(1e-6));
    }

    @Test
    void parametersAreChecked() throws Exception {
        byte[] image = png(64, 64, 1);
        for (String query : new String[] {"task=iaa", "task=unknown,unknown", "map=1", "mpa=true", "name=..%2Fa"}) {
            assertThat(problem(service.post("/v1/scores?" + query, "image/png", image)))
                    .as(query)
                    .isIn("400 bad-request", "400 bad-name");
        }
    }

    @Test
    void theModelsAreListed() throws Exception {
        assertThat(service.get("/v1/models").body())
                .contains("\"task\":\"unknown\"", "\"maps\":true", "\"precision\":\"fp32\"");
    }
}
