package io.github.qptv2.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.github.qptv2.server.problem.ProblemType;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Problems of requests that Jetty refuses before a handler sees them. */
final class ProtocolErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var type = type(response.getStatus());
        response.setStatus(type.status());
        SecurityHeaders.VALUES.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.CONTENT_TYPE);
        response.write(true, body(type), callback);
        return true;
    }

    private static ByteBuffer body(ProblemType type) {
        return ByteBuffer.wrap(
                Problems.json(type, "the request was not understood").getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemType type(int status) {
        return switch (status) {
            case 404 -> ProblemType.NOT_FOUND;
            case 408 -> ProblemType.REQUEST_TIMEOUT;
            case 413 -> ProblemType.UPLOAD_TOO_LARGE;
            case 414 -> ProblemType.URI_TOO_LONG;
            case 431 -> ProblemType.HEADERS_TOO_LARGE;
            default -> status >= 500 ? ProblemType.INTERNAL_ERROR : ProblemType.BAD_REQUEST;
        };
    }
}
