package io.github.qptv2.server;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.ScorerOptions;
import io.github.qptv2.scoring.backbone.Standardization;
import io.github.qptv2.scoring.bundle.DistortionHead;
import io.github.qptv2.scoring.bundle.LinearLayer;
import org.junit.jupiter.api.Test;

import static io.github.qptv2.server.ServiceFixture.images;
import static io.github.qptv2.server.ServiceFixture.lines;
import static io.github.qptv2.server.ServiceFixture.multipart;
import static io.github.qptv2.server.ServiceFixture.multipartType;
import static io.github.qptv2.server.ServiceFixture.png;
import static io.github.qptv2.server.ServiceFixture.problem;
import static io.github.qptv2.server.ServiceFixture.scores;
import static org.assertj.core.api.Assertions.assertThat;

class ExplainTest {

    private static final Map<String, Object> BLUR =
            Map.of("distortion", "blur", "probability", 0.8808, "level", 3.5, "strength", "strong");

    @Test
    void causesAreAnsweredWhereTheyAreAskedFor() throws Exception {
        try (var service = ServiceFixture.of(scorer(2))) {
            byte[] image = png(64, 64, 1);
            var explained = scores(service.post("/v1/scores?explain=true", "image/png", image))
                    .get(0);
            assertThat(explained.get("causes")).isEqualTo(List.of(BLUR));
            var plain = scores(service.post("/v1/scores", "image/png", image)).get(0);
            assertThat(plain.get("causes")).isNull();
            assertThat(plain.get("raw")).isEqualTo(explained.get("raw"));
            var rows = lines(service.post("/v1/batches?explain=true", multipartType(), multipart(images(2))));
            assertThat(rows).extracting(row -> row.get("causes")).containsExactly(List.of(BLUR), List.of(BLUR));
            assertThat(service.get("/v1/models").body()).contains("\"explains\":true");
        }
    }

    @Test
    void nothingFoundIsAnEmptyListAndAModelWithoutAHeadIsRefused() throws Exception {
        byte[] image = png(64, 64, 1);
        try (var service = ServiceFixture.of(scorer(-2))) {
            var row = scores(service.post("/v1/scores?explain=true", "image/png", image))
                    .get(0);
            assertThat(row.get("causes")).isEqualTo(List.of());
        }
        try (var service = ServiceFixture.start()) {
            var answer = service.post("/v1/scores?explain=true", "image/png", image);
            assertThat(problem(answer)).isEqualTo("400 bad-request");
            assertThat(answer.body()).contains("explain=true needs a model with a distortion head");
            assertThat(problem(service.post("/v1/scores?explain=1", "image/png", image)))
                    .isEqualTo("400 bad-request");
            assertThat(service.get("/v1/models").body()).contains("\"explains\":false");
        }
    }

    /** A head that gives every image the same log odds of blur, at level 3.5. */
    private static Scorer scorer(float odds) {
        try (var bare = ServiceFixture.scorer()) {
            var bundle = bare.bundle();
            int inputs = DistortionHead.inputs(bundle.architecture().config().width());
            var factor = new float[inputs];
            Arrays.fill(factor, 1);
            var head = new DistortionHead(
                    List.of("blur"),
                    new Standardization(new float[inputs], factor),
                    new LinearLayer(new float[inputs], new float[1]),
                    new LinearLayer(new float[1], new float[] {odds}),
                    new LinearLayer(new float[1], new float[] {3.5f}),
                    0.5,
                    "a test");
            return Scorer.of(bundle.with(head), ScorerOptions.DEFAULT);
        }
    }
}
