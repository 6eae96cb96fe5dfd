using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ControlTower.Core.Storage.Projections.Migrations
{
    /// <inheritdoc />
    public partial class EffectOrigins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Effects_Origin_Sequence",
                table: "Effects",
                columns: new[] { "Origin", "Sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Effects_Origin_Sequence",
                table: "Effects");
        }
    }
}
