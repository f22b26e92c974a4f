package io.github.qptv2.server.upload;

import java.time.Duration;

/**
 * Limits of one body.
 *
 * @param bytes of the body, and of the content of an archive
 * @param items files
 * @param readTime time in which it must arrive
 * @since 0.2
 */
public record BodyLimits(long bytes, int items, Duration readTime) {}
