using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MlOps.Lifecycle.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "mlops_alias",
                columns: table => new
                {
                    environment = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    alias = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mlops_alias", x => new { x.environment, x.model, x.alias });
                });

            migrationBuilder.CreateTable(
                name: "mlops_alias_event",
                columns: table => new
                {
                    environment = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    alias = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    from_version = table.Column<int>(type: "INTEGER", nullable: true),
                    to_version = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mlops_alias_event", x => new { x.environment, x.model, x.alias, x.revision });
                });

            migrationBuilder.CreateTable(
                name: "mlops_batch",
                columns: table => new
                {
                    environment = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    blob = table.Column<string>(type: "TEXT", nullable: false),
                    columns = table.Column<string>(type: "TEXT", nullable: false),
                    first_time = table.Column<long>(type: "INTEGER", nullable: false),
                    last_time = table.Column<long>(type: "INTEGER", nullable: false),
                    rows = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mlops_batch", x => new { x.environment, x.model, x.number });
                });

            migrationBuilder.CreateTable(
                name: "mlops_dataset",
                columns: table => new
                {
                    environment = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    dataset = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    last_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mlops_dataset", x => new { x.environment, x.dataset });
                });

            migrationBuilder.CreateTable(
                name: "mlops_dataset_version",
                columns: table => new
                {
                    environment = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    dataset = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mlops_dataset_version", x => new { x.environment, x.dataset, x.number });
                });

            migrationBuilder.CreateTable(
                name: "mlops_decision",
                columns: table => new
                {
                    environment = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mlops_decision", x => new { x.environment, x.model, x.key });
                });

            migrationBuilder.CreateTable(
                name: "mlops_environment",
                columns: table => new
                {
                    environment = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    last_event = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mlops_environment", x => x.environment);
                });

            migrationBuilder.CreateTable(
                name: "mlops_label",
                columns: table => new
                {
                    environment = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<double>(type: "REAL", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mlops_label", x => new { x.environment, x.model, x.id });
                });

            migrationBuilder.CreateTable(
                name: "mlops_model",
                columns: table => new
                {
                    environment = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    last_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mlops_model", x => new { x.environment, x.model });
                });

            migrationBuilder.CreateTable(
                name: "mlops_model_version",
                columns: table => new
                {
                    environment = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    format = table.Column<string>(type: "TEXT", nullable: false),
                    artifact_digest = table.Column<string>(type: "TEXT", nullable: false),
                    artifact_length = table.Column<long>(type: "INTEGER", nullable: false),
                    canonical_digest = table.Column<string>(type: "TEXT", nullable: false),
                    inputs = table.Column<string>(type: "TEXT", nullable: false),
                    lineage = table.Column<string>(type: "TEXT", nullable: false),
                    metrics = table.Column<string>(type: "TEXT", nullable: false),
                    registered_by = table.Column<string>(type: "TEXT", nullable: false),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mlops_model_version", x => new { x.environment, x.model, x.number });
                });

            migrationBuilder.CreateTable(
                name: "mlops_registry_event",
                columns: table => new
                {
                    environment = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    alias = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    from_version = table.Column<int>(type: "INTEGER", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mlops_registry_event", x => new { x.environment, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "mlops_row",
                columns: table => new
                {
                    environment = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    time = table.Column<long>(type: "INTEGER", nullable: false),
                    batch = table.Column<long>(type: "INTEGER", nullable: false),
                    version_model = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: true),
                    prediction = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mlops_row", x => new { x.environment, x.model, x.id });
                });

            migrationBuilder.CreateTable(
                name: "mlops_run",
                columns: table => new
                {
                    environment = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    open_model = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mlops_run", x => new { x.environment, x.id });
                });

            migrationBuilder.CreateTable(
                name: "mlops_verdict",
                columns: table => new
                {
                    environment = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    model = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mlops_verdict", x => new { x.environment, x.sequence });
                });

            migrationBuilder.CreateIndex(
                name: "ix_mlops_batch_blob",
                table: "mlops_batch",
                columns: new[] { "environment", "model", "blob" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mlops_batch_recorded",
                table: "mlops_batch",
                columns: new[] { "environment", "model", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_mlops_dataset_version_key",
                table: "mlops_dataset_version",
                columns: new[] { "environment", "dataset", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mlops_decision_action",
                table: "mlops_decision",
                columns: new[] { "environment", "model", "action", "at", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_mlops_decision_time",
                table: "mlops_decision",
                columns: new[] { "environment", "model", "at", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_mlops_model_version_key",
                table: "mlops_model_version",
                columns: new[] { "environment", "model", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mlops_registry_event_model",
                table: "mlops_registry_event",
                columns: new[] { "environment", "model", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_mlops_row_time",
                table: "mlops_row",
                columns: new[] { "environment", "model", "time", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_mlops_run_key",
                table: "mlops_run",
                columns: new[] { "environment", "model", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mlops_run_open",
                table: "mlops_run",
                columns: new[] { "environment", "open_model" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mlops_run_order",
                table: "mlops_run",
                columns: new[] { "environment", "model", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_mlops_verdict_version",
                table: "mlops_verdict",
                columns: new[] { "environment", "model", "version", "sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "mlops_alias");

            migrationBuilder.DropTable(
                name: "mlops_alias_event");

            migrationBuilder.DropTable(
                name: "mlops_batch");

            migrationBuilder.DropTable(
                name: "mlops_dataset");

            migrationBuilder.DropTable(
                name: "mlops_dataset_version");

            migrationBuilder.DropTable(
                name: "mlops_decision");

            migrationBuilder.DropTable(
                name: "mlops_environment");

            migrationBuilder.DropTable(
                name: "mlops_label");

            migrationBuilder.DropTable(
                name: "mlops_model");

            migrationBuilder.DropTable(
                name: "mlops_model_version");

            migrationBuilder.DropTable(
                name: "mlops_registry_event");

            migrationBuilder.DropTable(
                name: "mlops_row");

            migrationBuilder.DropTable(
                name: "mlops_run");

            migrationBuilder.DropTable(
                name: "mlops_verdict");
        }
    }
}
