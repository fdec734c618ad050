package dev.bourse.house.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.util.List;

/** The official SDKs for Node, each by a script in {@code src/test/node}. */
class NodeClientsTest {
    private static final Node NODE = new Node();

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        assumeTrue(Node.isThere(), "node and npm are not on the path: their SDKs are not tested");
        NODE.install();
    }

    @TestFactory
    List<DynamicTest> openai() throws Exception {
        return new NodeScript(NODE, "openai.test.mjs").tests();
    }

    @TestFactory
    List<DynamicTest> openrouter() throws Exception {
        return new NodeScript(NODE, "openrouter.test.mjs").tests();
    }

    @TestFactory
    List<DynamicTest> responses() throws Exception {
        return new NodeScript(NODE, "responses.test.mjs").tests();
    }

    @TestFactory
    List<DynamicTest> anthropic() throws Exception {
        return new NodeScript(NODE, "anthropic.test.mjs").tests();
    }

    @TestFactory
    List<DynamicTest> genai() throws Exception {
        return new NodeScript(NODE, "genai.test.mjs").tests();
    }

    @TestFactory
    List<DynamicTest> vercel() throws Exception {
        return new NodeScript(NODE, "vercel.test.mjs").tests();
    }

    @TestFactory
    List<DynamicTest> pairs() throws Exception {
        return new NodeScript(NODE, "pairs.test.mjs").tests();
    }
}
