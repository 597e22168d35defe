# The Debian package: `./dev package`. The two programs, the unit with its socket, the settings, the papers.
include(GNUInstallDirs)
if(NOT TARGET gongkai OR NOT TARGET gongkai-pdf)
  return()
endif()

install(TARGETS gongkai gongkai-pdf RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES packaging/gongkai.service packaging/gongkai.socket packaging/gongkai-backup.service
        packaging/gongkai-backup.timer DESTINATION lib/systemd/system)
install(FILES packaging/gongkai.conf DESTINATION /etc/gongkai)
install(FILES README.zh-CN.md CHANGELOG.md SECURITY.md docs/operations.md docs/audit.md docs/limits.md docs/asvs.md
        packaging/nginx-domain.conf packaging/nginx-path.conf packaging/nginx-static.conf scripts/check_heads.py
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/gongkai)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/gongkai RENAME copyright)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME gongkai)
set(CPACK_PACKAGE_VENDOR "gongkai")
set(CPACK_PACKAGE_CONTACT "gongkai maintainers <maintainers@gongkai.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "open government information work of a county, in one program")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, poppler-data")
# Old Word files are read where it is; without it a sentence says so.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libreoffice-writer-nogui, nginx, postgresql")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_SOURCE_DIR}/packaging/postinst ${CMAKE_SOURCE_DIR}/packaging/prerm
    ${CMAKE_SOURCE_DIR}/packaging/postrm ${CMAKE_BINARY_DIR}/conffiles)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)
file(WRITE ${CMAKE_BINARY_DIR}/conffiles "/etc/gongkai/gongkai.conf\n")
include(CPack)
