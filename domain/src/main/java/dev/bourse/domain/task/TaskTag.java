package dev.bourse.domain.task;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kind of work that a prompt asks for (openrouter.md 4.1). */
public enum TaskTag {
    CODE_GENERAL_IMPL(
            "code:general_impl", "Implementation", MacroCategory.CODE, Category.PROGRAMMING),
    CODE_DEBUGGING("code:debugging", "Debugging", MacroCategory.CODE, Category.PROGRAMMING),
    CODE_FILE_READ_WRITE(
            "code:file_read_write",
            "Reading and writing files",
            MacroCategory.CODE,
            Category.PROGRAMMING),
    CODE_REVIEW_SECURITY(
            "code:review_security",
            "Code review and security",
            MacroCategory.CODE,
            Category.PROGRAMMING),
    CODE_SHELL_EXECUTION(
            "code:shell_execution", "Shell commands", MacroCategory.CODE, Category.PROGRAMMING),
    CODE_FRONTEND_UI(
            "code:frontend_ui", "Front end and UI", MacroCategory.CODE, Category.PROGRAMMING),
    CODE_REPO_SCAN(
            "code:repo_scan", "Exploring a repository", MacroCategory.CODE, Category.PROGRAMMING),
    CODE_DEVOPS_CONFIG(
            "code:devops_config",
            "Build and deployment files",
            MacroCategory.CODE,
            Category.PROGRAMMING),
    CODE_SQL_DATABASE(
            "code:sql_database", "SQL and databases", MacroCategory.CODE, Category.PROGRAMMING),
    DATA_EXTRACTION("data:extraction", "Data extraction", MacroCategory.DATA, null),
    DATA_TRANSFORMATION("data:transformation", "Data transformation", MacroCategory.DATA, null),
    AGENT_WORKFLOW_EXECUTION(
            "agent:workflow_execution", "Workflow execution", MacroCategory.AGENT, null),
    AGENT_MULTI_STEP_PLANNING(
            "agent:multi_step_planning", "Multi-step planning", MacroCategory.AGENT, null),
    AGENT_TOOL_DISPATCH("agent:tool_dispatch", "Tool dispatch", MacroCategory.AGENT, null),
    AGENT_WEB_SEARCH("agent:web_search", "Web search", MacroCategory.AGENT, null),
    AGENT_MEMORY_EXTRACTION(
            "agent:memory_extraction", "Memory extraction", MacroCategory.AGENT, null),
    CLASSIFICATION_TAGGING(
            "classification_tagging", "Classification and tagging", MacroCategory.GENERAL, null),
    CONTENT_WRITING("content_writing", "Content writing", MacroCategory.GENERAL, null),
    ROLEPLAY_FICTION(
            "roleplay_fiction", "Roleplay and fiction", MacroCategory.GENERAL, Category.ROLEPLAY),
    QA_KNOWLEDGE("qa_knowledge", "Questions and knowledge", MacroCategory.GENERAL, null),
    CONVERSATIONAL_REPLY("conversational_reply", "Conversation", MacroCategory.GENERAL, null),
    RESEARCH_REPORT("research_report", "Research reports", MacroCategory.GENERAL, null),
    CUSTOMER_SUPPORT("customer_support", "Customer support", MacroCategory.GENERAL, null),
    SUMMARIZATION("summarization", "Summarization", MacroCategory.GENERAL, null),
    SECURITY_AUDIT("security_audit", "Security audits", MacroCategory.GENERAL, Category.TECHNOLOGY),
    MATH("math", "Mathematics", MacroCategory.GENERAL, Category.SCIENCE),
    FINANCE_TRADING(
            "finance_trading", "Finance and trading", MacroCategory.GENERAL, Category.FINANCE),
    TRANSLATION("translation", "Translation", MacroCategory.GENERAL, Category.TRANSLATION),
    DEVOPS("devops", "Operations", MacroCategory.GENERAL, Category.TECHNOLOGY),
    IMAGE_PROMPTING("image_prompting", "Image prompts", MacroCategory.GENERAL, null),

    /** What no tag fits; left out of the denominators of shares. */
    OTHER("other", "Other", MacroCategory.GENERAL, null);

    private static final Map<String, TaskTag> BY_WIRE_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toMap(TaskTag::wireName, Function.identity()));

    private final String wireName;
    private final String displayName;
    private final MacroCategory macroCategory;
    private final @Nullable Category category;

    TaskTag(
            String wireName,
            String displayName,
            MacroCategory macroCategory,
            @Nullable Category category) {
        this.wireName = wireName;
        this.displayName = displayName;
        this.macroCategory = macroCategory;
        this.category = category;
    }

    /** The name in the API. */
    public String wireName() {
        return wireName;
    }

    /** The name for people. */
    public String displayName() {
        return displayName;
    }

    /** The group in which shares are also given. */
    public MacroCategory macroCategory() {
        return macroCategory;
    }

    /** The category that every prompt with this tag has; empty when the tag does not tell. */
    public Optional<Category> category() {
        return Optional.ofNullable(category);
    }

    /** The tag of that wire name, or empty when there is none. */
    public static Optional<TaskTag> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }
}
