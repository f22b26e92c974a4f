package io.github.qptv2.io;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExceptionTextTest {

    @Test
    void theFirstLineIsTakenOrTheDefault() {
        assertThat(ExceptionText.firstLine(new IOException("no space\nat all"), "unknown"))
                .isEqualTo("no space");
        assertThat(ExceptionText.firstLine(new IOException(""), "unknown")).isEqualTo("unknown");
        assertThat(ExceptionText.firstLine(new IOException(), "unknown")).isEqualTo("unknown");
    }

    @Test
    void theInnermostCauseEndsTheChain() {
        var cause = new IOException("in use");
        assertThat(ExceptionText.innermost(new IllegalStateException(new RuntimeException(cause))))
                .isSameAs(cause);
        assertThat(ExceptionText.innermost(cause)).isSameAs(cause);
    }
}
