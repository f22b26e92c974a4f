package client;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import client.api.DefaultApi;
import client.model.Score;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.server.ListenOptions;
import io.github.qptv2.server.ScoringServer;
import io.github.qptv2.server.ServerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Calls a service by the generated classes. */
class GeneratedClientTest {

    private static final Path IMAGE = Path.of("..", "..", "docs", "sample.jpg");

    private static Scorer scorer;
    private static ScoringServer server;
    private static DefaultApi api;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        scorer = Scorer.builtIn("qpt-iqa-mini");
        server = ScoringServer.start(
                List.of(scorer), ServerOptions.DEFAULT.with(ListenOptions.DEFAULT.withAddress("127.0.0.1", 0)));
        var client = new ApiClient();
        client.updateBaseUri(server.uri().toString());
        api = new DefaultApi(client);
    }

    @AfterAll
    static void stop() {
        server.close();
        scorer.close();
    }

    @Test
    void scoresAnImage() throws Exception {
        var rows = api.score(List.of(IMAGE.toFile()), "iqa", true, true, null).getScores();
        assertEquals(1, rows.size());
        var row = rows.get(0);
        assertEquals("sample.jpg", row.getPath());
        assertEquals(Score.StatusEnum.OK, row.getStatus());
        assertEquals(900, row.getWidth());
        assertEquals(scorer.score(IMAGE).raw(), row.getRaw(), 1e-6);
        assertTrue(row.getMap().getColumns() > 0);
        assertNotNull(row.getCauses());
    }

    @Test
    void readsTheProblemOfAnError() throws Exception {
        Path text = Files.writeString(folder.resolve("text.jpg"), "no image");
        var failure = assertThrows(ApiException.class, () -> api.score(List.of(text.toFile()), null, null, null, null));
        assertEquals(422, failure.getCode());
        assertTrue(failure.getResponseBody().contains("/unreadable-media"), failure.getResponseBody());
    }

    @Test
    void listsTheModels() throws Exception {
        assertEquals("qpt-iqa-mini", api.listModels().getModels().get(0).getName());
        assertEquals("ready", api.readiness().getStatus().getValue());
    }
}
