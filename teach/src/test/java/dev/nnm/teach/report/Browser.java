package dev.nnm.teach.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A headless Chromium with one page, driven by its DevTools protocol. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<JsonObject> answers = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int number;

    /**
     * Opens a page.
     *
     * @param program the browser
     * @param profile an empty folder
     */
    Browser(Path program, Path profile, URI page) throws IOException, InterruptedException {
        this.process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        page.toString())
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("output.txt").toFile())
                .start();
        Path portFile = profile.resolve("DevToolsActivePort");
        String port =
                await(() -> linesOf(portFile).filter(lines -> lines.size() > 1).map(lines -> lines.get(0)));
        this.socket = client.newWebSocketBuilder()
                .buildAsync(await(() -> debugger(port, page)), new Answers())
                .join();
        await(() -> evaluate("document.readyState").getAsString().equals("complete")
                ? Optional.of(true)
                : Optional.empty());
    }

    /** The browser of this machine, if it has one. */
    static Optional<Path> installed() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<List<String>> linesOf(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readAllLines(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<URI> debugger(String port, URI page) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                    .build();
            String pages =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            for (JsonElement entry : JsonParser.parseString(pages).getAsJsonArray()) {
                JsonObject target = entry.getAsJsonObject();
                if (target.get("url").getAsString().startsWith(page.getScheme() + ":")) {
                    return Optional.of(
                            URI.create(target.get("webSocketDebuggerUrl").getAsString()));
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Optional.empty();
    }

    private static <T> T await(Supplier<Optional<T>> question) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("the browser does not answer");
    }

    /** The value of a JavaScript expression in the page. */
    JsonElement evaluate(String expression) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        parameters.addProperty("returnByValue", true);
        JsonObject command = new JsonObject();
        command.addProperty("id", ++number);
        command.addProperty("method", "Runtime.evaluate");
        command.add("params", parameters);
        socket.sendText(command.toString(), true).join();
        JsonObject result = answer(number).getAsJsonObject("result");
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(result.toString());
        }
        JsonElement value = result.getAsJsonObject("result").get("value");
        return value == null ? result : value;
    }

    private JsonObject answer(int wanted) {
        try {
            while (true) {
                JsonObject answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (answer == null) {
                    throw new IllegalStateException("the browser does not answer");
                }
                if (answer.has("id") && answer.get("id").getAsInt() == wanted) {
                    return answer;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(handle -> handle.onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join());
    }

    /** Puts the parts of each message together. */
    private final class Answers implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            parts.append(part);
            if (isLast) {
                answers.add(JsonParser.parseString(parts.toString()).getAsJsonObject());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
