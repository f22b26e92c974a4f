package io.github.qptv2.scoring;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CancellationTokenTest {

    @Test
    void aNewTokenIsNotCanceled() {
        var token = new CancellationToken();
        assertThat(token.isCanceled()).isFalse();
        token.throwIfCanceled();
    }

    @Test
    void aCanceledTokenThrows() {
        var token = new CancellationToken();
        token.cancel();
        token.cancel();
        assertThat(token.isCanceled()).isTrue();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(token::throwIfCanceled);
    }

    @Test
    void aTokenStaysCanceledAfterItsConditionHasHeldOnce() {
        var condition = new AtomicBoolean();
        var token = CancellationToken.when(condition::get);
        assertThat(token.isCanceled()).isFalse();
        condition.set(true);
        assertThat(token.isCanceled()).isTrue();
        condition.set(false);
        assertThat(token.isCanceled()).isTrue();
    }
}
