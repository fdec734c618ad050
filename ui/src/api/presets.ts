export type PresetStatus = "active" | "disabled" | "archived";

/** A named way to be answered. */
export interface Preset {
    id: string;
    slug: string;
    name: string;
    description: string | null;
    status: PresetStatus;
    /** How many versions there are. */
    versions: number;
    created_at: string;
    updated_at: string;
}

export interface PresetVersion {
    id: string;
    version: number;
    config: Record<string, unknown>;
    system_prompt: string | null;
    created_at: string;
}

export interface WholePreset extends Preset {
    designated_version: PresetVersion;
}

export interface PresetPage {
    data: Preset[];
    total_count: number;
}
